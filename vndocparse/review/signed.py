"""Digital signatures beside what is printed: a name left blank is given from them, agreement and contradiction told."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import regex

from vndocparse.document.models import Diagnostic, DigitalSignature, Document, Issuer, Signer
from vndocparse.grammar import Grammar
from vndocparse.text.letters import prepare

_COPY = "digital_signatures.copy"  # the rule of stamps of electronic copies: they tell who copied, not who signed
_AGREED = 0.2  # share of the doubt that agreement with a signature takes away
_HIGHEST = 0.98  # confidence that agreement does not go beyond
_LEAST = 2  # words that an agency's name must have to stand for a longer one
_WORD = regex.compile(r"[\p{L}\p{N}]+")
_UNREAD = {
    "not_installed": ("info", "The file holds digital signatures; to read them, pip install 'vndocparse[signatures]'."),
    "damaged": ("warning", "The file holds digital signatures, but is too damaged for them to be read."),
}

_Words = tuple[str, ...]
_Found = TypeVar("_Found", Signer, Issuer)


@dataclass(frozen=True, slots=True)
class Compared:
    """The document's signers and issuers as they are after the comparison, and what there is to tell."""

    signers: tuple[Signer, ...]
    issuers: tuple[Issuer, ...]
    told: tuple[Diagnostic, ...]


def compare(draft: Document, grammar: Grammar) -> Compared:
    """Compare signers and issuers with the digital signatures. What is printed is never replaced."""
    signatures = [x for x in draft.digital_signatures if x.rule != _COPY]
    persons = [x for x in signatures if x.signer and grammar.rule("names.person").match(prepare(x.signer))]
    signers, told = _signers(draft.signers, persons)
    issuers, more = _issuers(draft.issuers, [x for x in signatures if x.agency], grammar)
    broken = _broken(draft.digital_signatures)
    return Compared(tuple(signers), tuple(issuers), (*told, *more, *broken))


def unread(reason: str) -> Iterator[Diagnostic]:
    """Yield a diagnostic when the signatures of the file were not read: `not_installed` or `damaged`."""
    if reason in _UNREAD:
        severity, message = _UNREAD[reason]
        code = "signatures.not_read" if reason == "not_installed" else "signatures.damaged"
        yield Diagnostic.model_validate({"code": code, "severity": severity, "message": message})


def _signers(signers: Sequence[Signer], persons: list[DigitalSignature]) -> tuple[list[Signer], list[Diagnostic]]:
    given = {_words(x.signer): x for x in reversed(persons) if x.signer and x.intact is not False}
    blank = [i for i, x in enumerate(signers) if x.name is None]
    printed = {_words(x.name) for x in signers if x.name}
    found = [_surer(x) if x.name and _words(x.name) in given else x for x in signers]
    if len(blank) == 1 and len(given) == 1 and not printed & set(given):
        source = next(iter(given.values()))
        signer = found[blank[0]]
        confidence = round(signer.confidence * source.confidence, 3)
        found[blank[0]] = signer.model_copy(update={"name": source.signer, "confidence": confidence})
        message = f"No name is printed; {source.signer!r} is that of the digital signature ({source.origin})."
        return found, [Diagnostic(code="signer.from_caption", severity="info", message=message, span=source.span)]
    captions = [x for x in persons if x.origin == "caption"]
    if not printed or any(_words(x.signer) in printed for x in persons):
        return found, []
    return found, [
        Diagnostic(
            code="signer.caption_differs",
            severity="warning",
            message=f"The digital signature names {x.signer!r}, who is not among the printed signers.",
            span=x.span,
        )
        for x in captions[:1]
    ]


def _issuers(
    issuers: Sequence[Issuer], signatures: list[DigitalSignature], grammar: Grammar
) -> tuple[list[Issuer], list[Diagnostic]]:
    """Return the issuers, surer where a signature names them, and a diagnostic when none of an origin names any."""
    table = grammar.table("caption_short_forms").rows
    full = {str(row["short"]).casefold(): _words(str(row["full"])) for row in table}
    found, told = list(issuers), []
    for origin in ("caption", "embedded"):
        named = [x for x in signatures if x.origin == origin]
        agencies = {_agency(name, full) for x in named for name in (x.agency, x.signer) if name}
        agreed = [_agrees(x.name, agencies, full) for x in issuers]
        above = any(x.parent and _agrees(x.parent, agencies, full) for x in issuers)
        found = [_surer(x) if same else x for x, same in zip(found, agreed, strict=True)]
        strange = [x for x in named if x.agency and not _publishes(x, grammar)]
        if issuers and strange and len(strange) == len(named) and not (above or any(agreed)):
            told.append(
                Diagnostic(
                    code="issuer.caption_differs",
                    severity="info",
                    message=f"The digital signature names {strange[0].agency!r}, which is not the printed issuer.",
                    span=strange[0].span,
                )
            )
    return found, told


def _broken(signatures: Sequence[DigitalSignature]) -> Iterator[Diagnostic]:
    for signature in signatures:
        if signature.intact is False:
            whose = repr(signature.signer) if signature.signer else "an unknown signer"
            message = f"The file is not, byte for byte, what the digital signature of {whose} was made for."
            yield Diagnostic(code="signature.broken", severity="info", message=message)


def _publishes(signature: DigitalSignature, grammar: Grammar) -> bool:
    rule = grammar.rule("digital_signatures.publisher")
    return any(rule.match(prepare(name)) for name in (signature.signer, signature.agency) if name)


def _agrees(name: str, agencies: set[_Words], full: dict[str, _Words]) -> bool:
    """Tell whether one of the agencies is this one, or one of both is the other's name cut short."""
    own = _agency(name, full)
    return any(own[: len(x)] == x[: len(own)] and (own == x or min(len(own), len(x)) >= _LEAST) for x in agencies)


def _agency(name: str, full: dict[str, _Words]) -> _Words:
    return tuple(word for short in _words(name) for word in full.get(short, (short,)))


def _words(name: str | None) -> _Words:
    return tuple(_WORD.findall(prepare(name or "").casefold()))


def _surer(found: _Found) -> _Found:
    confidence = found.confidence + _AGREED * max(0.0, _HIGHEST - found.confidence)
    return found.model_copy(update={"confidence": round(confidence, 3)})
