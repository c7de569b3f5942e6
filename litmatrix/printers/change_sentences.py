"""What a change in the evidence is called, for every kind."""

from collections.abc import Mapping
from types import MappingProxyType

from litmatrix.message import Message

SENTENCES: Mapping[str, Message] = MappingProxyType(
    {
        "study-added": Message(nb="tatt med", nn="teken med", en="included"),
        "study-removed": Message(nb="tatt ut", nn="teken ut", en="taken out"),
        "study-renamed": Message(nb="het før {before}", nn="heitte før {before}", en="was called {before}"),
        "rating-raised": Message(
            nb="{question}: opp fra {before} til {after}",
            nn="{question}: opp frå {before} til {after}",
            en="{question}: up from {before} to {after}",
        ),
        "rating-lowered": Message(
            nb="{question}: ned fra {before} til {after}",
            nn="{question}: ned frå {before} til {after}",
            en="{question}: down from {before} to {after}",
        ),
        "rating-changed": Message(
            nb="{question}: fra {before} til {after}",
            nn="{question}: frå {before} til {after}",
            en="{question}: from {before} to {after}",
        ),
        "rating-added": Message(
            nb="{question}: vurdert til {after}",
            nn="{question}: vurdert til {after}",
            en="{question}: rated {after}",
        ),
        "rating-removed": Message(
            nb="{question}: vurderingen {before} er borte",
            nn="{question}: vurderinga {before} er borte",
            en="{question}: the rating {before} is gone",
        ),
        "reason-changed": Message(
            nb="{question}: ny begrunnelse: {after}",
            nn="{question}: ny grunngjeving: {after}",
            en="{question}: new reason: {after}",
        ),
        "direction-changed": Message(
            nb="{question}: retning fra {before} til {after}",
            nn="{question}: retning frå {before} til {after}",
            en="{question}: direction from {before} to {after}",
        ),
        "evidence-added": Message(nb="nytt belegg {after}", nn="nytt belegg {after}", en="new evidence {after}"),
        "evidence-removed": Message(
            nb="belegg tatt ut {before}", nn="belegg teke ut {before}", en="evidence dropped {before}"
        ),
        "evidence-changed": Message(
            nb="belegg endret fra {before} til {after}",
            nn="belegg endra frå {before} til {after}",
            en="evidence changed from {before} to {after}",
        ),
        "appraisal-changed": Message(
            nb="kritisk vurdering endret til {after}",
            nn="kritisk vurdering endra til {after}",
            en="appraisal changed to {after}",
        ),
        "finding-added": Message(nb="nytt funn", nn="nytt funn", en="new finding"),
        "finding-removed": Message(nb="funnet er tatt ut", nn="funnet er teke ut", en="the finding is gone"),
        "finding-changed": Message(nb="teksten er endret", nn="teksten er endra", en="the text has changed"),
        "support-added": Message(
            nb="støttes nå av {study}", nn="blir no støtta av {study}", en="now supported by {study}"
        ),
        "support-removed": Message(
            nb="støttes ikke lenger av {study}",
            nn="blir ikkje lenger støtta av {study}",
            en="no longer supported by {study}",
        ),
        "contradiction-added": Message(
            nb="motsies nå av {study}", nn="blir no motsagt av {study}", en="now contradicted by {study}"
        ),
        "contradiction-removed": Message(
            nb="motsies ikke lenger av {study}",
            nn="blir ikkje lenger motsagt av {study}",
            en="no longer contradicted by {study}",
        ),
        "confidence-changed": Message(
            nb="tillit fra {before} til {after}",
            nn="tillit frå {before} til {after}",
            en="confidence from {before} to {after}",
        ),
    }
)
