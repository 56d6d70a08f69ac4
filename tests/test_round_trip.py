"""Round trips: a random typed document, rendered and parsed back, gives every field again."""

from answers import differences
from hypothesis import HealthCheck, Phase, given, settings
from strategies import Typed, typed_documents

import vndocparse
from fixtures.render import render_pdf, render_text

# A counterexample is made small, but not explained: that takes minutes and says little of a whole document.
PHASES = (Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink)
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]


@settings(max_examples=60, phases=PHASES, suppress_health_check=SLOW)
@given(typed_documents(forms=("plain",)))
def test_plain_text_and_back(typed: Typed) -> None:
    assert differences(vndocparse.parse_text(render_text(typed.content)), typed.answer) == {}


@settings(max_examples=60, phases=PHASES, suppress_health_check=SLOW)
@given(typed_documents(forms=("interleaved",)))
def test_interleaved_text_and_back(typed: Typed) -> None:
    assert differences(vndocparse.parse_text(render_text(typed.content)), typed.answer) == {}


@settings(max_examples=60, phases=PHASES, suppress_health_check=SLOW)
@given(typed_documents(forms=("markdown",)))
def test_markdown_and_back(typed: Typed) -> None:
    assert differences(vndocparse.parse_text(render_text(typed.content)), typed.answer) == {}


@settings(max_examples=15, phases=PHASES, suppress_health_check=SLOW)
@given(typed_documents())
def test_pdf_and_back(typed: Typed) -> None:
    assert differences(vndocparse.parse(render_pdf(typed.content)), typed.answer) == {}
