"""The addresses under /pay/."""

from django.urls import path

from fingerpost.site.pay import contract, kept, offer, page

urlpatterns = [
    path("", page.page, name="pay"),
    path("jobs.csv", page.table, name="pay_table"),
    path("contract/", contract.page, name="pay_contract"),
    path("offer/", offer.page, name="pay_offer"),
    path("keep/", kept.keep, name="pay_keep"),
    path("kept/<str:key>/", kept.page, name="pay_kept"),
    path("kept/<str:key>/jobs.csv", kept.table, name="pay_kept_table"),
]
