"""The addresses under /pay/."""

from django.urls import path

from fingerpost.site.pay import page

urlpatterns = [
    path("", page.page, name="pay"),
    path("jobs.csv", page.table, name="pay_table"),
]
