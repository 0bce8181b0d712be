"""Adverts as they came in, the jobs that they make, what editors and visitors say of these, and what intake must remember."""

from django.db import models

from fingerpost.store.models.sources import Source

ID_LENGTH = 12
"""Characters of an advert's or a job's identifier: sixty bits, five to a character."""


class Job(models.Model):
    """A vacancy: one or more adverts, settled by ``reading.job.settle``.

    The columns are what lists and filters ask by; ``facts`` is the whole settlement as JSON, each value with the
    advert and the words that it came from. ``lead`` is the advert whose title, employer and text speak for the job.
    """

    id = models.CharField(primary_key=True, max_length=ID_LENGTH)
    lead = models.CharField(max_length=ID_LENGTH)
    title = models.CharField(max_length=300)
    employer = models.CharField(max_length=200, blank=True)
    via = models.CharField(max_length=200, blank=True)
    location = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=60, blank=True)
    level = models.CharField(max_length=20, blank=True)
    rung = models.SmallIntegerField(null=True)
    place_id = models.CharField(max_length=80, blank=True)
    region = models.CharField(max_length=60, blank=True)
    contract = models.CharField(max_length=20, blank=True)
    pay_low = models.FloatField(null=True)
    pay_high = models.FloatField(null=True)
    currency = models.CharField(max_length=3, blank=True)
    period = models.CharField(max_length=5, blank=True)
    pay_estimated = models.BooleanField(default=False)
    posted = models.DateField(null=True)
    first_seen = models.DateField()
    last_seen = models.DateField()
    closed = models.DateField(null=True)
    closes = models.DateField(null=True, help_text="The closing date that it states.")
    shown = models.DateField(help_text="The date that lists go by: posted, or first seen where no date was given.")
    facts = models.TextField()

    class Meta:
        indexes = [
            models.Index(fields=["closed", "-shown", "id"], name="job_newest"),
            models.Index(fields=["role", "closed"], name="job_role"),
            models.Index(fields=["closes"], name="job_due", condition=models.Q(closed=None, closes__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.title


class Advert(models.Model):
    """What a source said of a vacancy, word for word, as ``reading.Advert`` has it, and when we saw it."""

    id = models.CharField(primary_key=True, max_length=ID_LENGTH)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, db_index=False)
    job = models.ForeignKey(Job, on_delete=models.PROTECT, related_name="adverts")
    external_id = models.CharField(max_length=300)
    digest = models.BigIntegerField(help_text="A fingerprint of the words: another digest, another reading.")
    given = models.BigIntegerField(
        null=True, help_text="A fingerprint of the source's row: the same row gives the same advert."
    )
    posted = models.DateField(null=True)
    first_seen = models.DateField()
    last_seen = models.DateField()
    closed = models.DateField(null=True)
    title = models.CharField(max_length=300)
    employer = models.CharField(max_length=200, blank=True)
    location = models.CharField(max_length=200, blank=True)
    url = models.CharField(max_length=2000, blank=True)
    fields = models.TextField(default="{}", help_text="What the feed says in fields of its own, as JSON.")
    text = models.TextField()

    class Meta:
        # With the fingerprint in it: what came again unchanged is told without a look at its row.
        indexes = [
            models.Index(
                fields=["source", "id", "given", "closed"], name="advert_open", condition=models.Q(closed=None)
            )
        ]

    def __str__(self) -> str:
        return self.title


class Reading(models.Model):
    """What was made of an advert: its claims as compact JSON (``store.claims``), and the version of the readers."""

    advert = models.OneToOneField(Advert, on_delete=models.CASCADE, primary_key=True)
    version = models.CharField(max_length=20, db_index=True)
    claims = models.TextField()

    def __str__(self) -> str:
        return f"Reading of {self.advert_id}"


class Moved(models.Model):
    """The address of a job that was merged into another: the old identifier leads to the job that stayed."""

    old = models.CharField(primary_key=True, max_length=ID_LENGTH)
    job = models.ForeignKey(Job, on_delete=models.CASCADE)

    def __str__(self) -> str:
        return f"{self.old} → {self.job_id}"


class Correction(models.Model):
    """A value that an editor gave for a field of a job; it stays, whatever adverts say later. ``value`` is JSON."""

    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="corrections")
    field = models.CharField(max_length=40)
    value = models.TextField()
    by = models.CharField(max_length=150)
    when = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["job", "field"], name="one_correction_a_field")]

    def __str__(self) -> str:
        return f"{self.job_id} {self.field}"


class MisreadReport(models.Model):
    """A visitor's word that a field of a job was misread: what we read, on which words, and what it should be. It
    says nothing of who they are; ``once`` is the mark of the form that was sent, so that none counts twice."""

    OPEN, PUT_RIGHT, LEFT = "open", "put-right", "left"
    STATES = {OPEN: "open", PUT_RIGHT: "put right", LEFT: "left as it is"}

    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="misread_reports")
    field = models.CharField(max_length=40)
    once = models.CharField(max_length=40, unique=True)
    when = models.DateTimeField(db_index=True)
    state = models.CharField(max_length=10, choices=list(STATES.items()), default=OPEN)
    read = models.TextField(blank=True)
    words = models.TextField(blank=True)
    value = models.TextField(blank=True)
    note = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.job_id} {self.field}"


class Outbox(models.Model):
    """A job, changed, new or gone, that the search index has yet to hear of; whoever holds its lock drains this."""

    job = models.CharField(max_length=ID_LENGTH)

    def __str__(self) -> str:
        return self.job


class Likeness(models.Model):
    """A key that like adverts share (``intake.likeness``), and the jobs that hold it, parted by spaces.

    One row a key, and the key as the number of its row: a single tree, where a row for each pair would make two trees
    of five million for a million jobs.
    """

    key = models.BigAutoField(primary_key=True)
    jobs = models.TextField()

    def __str__(self) -> str:
        return str(self.key)
