"""The people who look after a site: the groups, and the log-ins of the demonstration."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from wagtail.models import GroupCollectionPermission, GroupPagePermission, Page, Workflow, WorkflowContentType

from fingerpost.site.models import Band

DEMO = {
    "owner@harbourside.example": "Owners",
    "moderator@harbourside.example": "Moderators",
    "editor@harbourside.example": "Editors",
    "consultant@harbourside.example": "Consultants",
}
"""The log-ins of the demonstration, each with its group."""

PAGES = ("add", "change", "publish", "lock", "unlock", "bulk_delete")
OWNED = ("wagtailadmin", "wagtailcore", "wagtailimages", "wagtaildocs", "wagtailredirects", "auth", "site", "store")
"""The apps whose permissions owners have, all of them."""


def make_groups() -> None:
    """Owners may do everything; moderators, whom Wagtail makes as it does editors, may also keep redirects."""
    owners, _ = Group.objects.get_or_create(name="Owners")
    owners.permissions.add(*Permission.objects.filter(content_type__app_label__in=OWNED))
    root = Page.get_first_root_node()
    for kind in PAGES:
        GroupPagePermission.objects.get_or_create(
            group=owners,
            page=root,
            permission=Permission.objects.get(content_type__app_label="wagtailcore", codename=f"{kind}_page"),
        )
    moved = Permission.objects.filter(content_type__app_label="wagtailredirects")
    for group in Group.objects.filter(name="Moderators"):
        group.permissions.add(*moved)


def make_posters() -> None:
    """Consultants write adverts of their own; editors and moderators may change anybody's."""
    consultants, _ = Group.objects.get_or_create(name="Consultants")
    door = Permission.objects.filter(content_type__app_label="wagtailadmin", codename="access_admin")
    adverts = Permission.objects.filter(content_type__app_label="store", content_type__model="writtenadvert")
    consultants.permissions.add(*door, *adverts.filter(codename__startswith="add"))
    for group in Group.objects.filter(name__in=["Owners", "Editors", "Moderators"]):
        group.permissions.add(*adverts)


def let_sources_be_kept() -> None:
    """Editors, moderators and owners may keep sources and see runs; owners may also delete sources."""
    kept = Permission.objects.filter(content_type__app_label="store", content_type__model="source")
    seen = Permission.objects.filter(content_type__app_label="store", codename="view_run")
    for group in Group.objects.filter(name__in=["Editors", "Moderators"]):
        group.permissions.add(*kept.exclude(codename__startswith="delete"), *seen)
    for group in Group.objects.filter(name="Owners"):
        group.permissions.add(*kept, *seen)


def let_bands_be_kept() -> None:
    """Editors may write bands and submit them; moderators and owners may also publish them, and take them off."""
    kept = Permission.objects.filter(content_type__app_label="site", content_type__model="band")
    for group in Group.objects.filter(name="Editors"):
        group.permissions.add(*kept.filter(codename__regex="^(add|change)_"))
    for group in Group.objects.filter(name__in=["Moderators", "Owners"]):
        group.permissions.add(*kept)
    approval = Workflow.objects.active().first()
    if approval is not None:
        of_bands = ContentType.objects.get_for_model(Band)
        WorkflowContentType.objects.get_or_create(content_type=of_bands, defaults={"workflow": approval})


def let_files_be_kept() -> None:
    """Owners may do with images and documents what moderators may: Wagtail grants that by collection, not by table."""
    held = GroupCollectionPermission.objects.filter(group__name="Moderators")
    for group in Group.objects.filter(name="Owners"):
        for one in held:
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=one.collection, permission=one.permission
            )


def let_reports_be_answered() -> None:
    """Editors, moderators and owners may put right what visitors report as misread."""
    answered = Permission.objects.filter(content_type__app_label="store", codename="change_misreadreport")
    for group in Group.objects.filter(name__in=["Editors", "Moderators", "Owners"]):
        group.permissions.add(*answered)


def let_skills_be_written() -> None:
    """Editors, moderators and owners may write about skills; moderators and owners may publish and delete what is written."""
    written = Permission.objects.filter(content_type__app_label="site", content_type__model="skilltext")
    for group in Group.objects.filter(name="Editors"):
        group.permissions.add(*written.filter(codename__in=["add_skilltext", "change_skilltext", "view_skilltext"]))
    for group in Group.objects.filter(name__in=["Moderators", "Owners"]):
        group.permissions.add(*written)


def make_logins() -> tuple[tuple[str, ...], str]:
    """The demonstration's log-ins and their one password, which is made at the first run and kept beside the database."""
    password = _password()
    users = get_user_model()
    for login, group in DEMO.items():
        user = users.objects.filter(username=login).first() or users(
            username=login, email=login, first_name=group.rstrip("s")
        )
        if not user.check_password(password):
            user.set_password(password)
            user.save()
        user.groups.add(Group.objects.get_or_create(name=group)[0])
    return tuple(DEMO), password


def _password() -> str:
    path = settings.HOME / "demo-password"
    if not path.is_file():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(12), encoding="ascii")
    return path.read_text(encoding="ascii").strip()
