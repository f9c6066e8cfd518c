"""The one spaCy Language of this package: lossless syllables as tokens, then one component an extractor, in this order."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from extract.figures import figures
from extract.names.named_units import named_units
from extract.numbers import numbers
from extract.periods import periods
from extract.syllables import split
from extract.text import fold_tone, sentences, with_stroke

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

# (name, component), in the order in which they run
_COMPONENTS: list[tuple[str, Callable[[Doc], Doc]]] = [
    ("numbers", numbers),
    ("periods", periods),
    ("sentences", sentences),
    ("named_units", named_units),
    ("figures", figures),
]


class SyllableTokenizer:
    """Splits into runs of letters, runs of digits, single other characters and white space; joins back to the same text."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """A Doc; its tokens' `norm_` is the tone-folded lower-case syllable, as `language` has set the vocabulary to make it."""
        from spacy.tokens import Doc

        words, spaces, view = split(text)
        doc = Doc(self.vocab, words=words, spaces=spaces)
        doc.user_data["syllables"] = view
        doc.user_data["written"] = text  # `doc.text` joins all tokens anew at every call
        doc.user_data["text"] = with_stroke(text)  # what the components read
        return doc


@cache
def language() -> Language:
    """The loaded Language. Slow the first time (spaCy's import); shared afterwards."""
    import spacy
    from spacy.attrs import NORM
    from spacy.language import Language

    nlp = spacy.blank("xx")
    nlp.vocab.lex_attr_getters[NORM] = fold_tone  # type: ignore[attr-defined]  # once a syllable of the language, not once a token
    nlp.tokenizer = SyllableTokenizer(nlp.vocab)
    for name, component in _COMPONENTS:
        Language.component(name, func=component)
        nlp.add_pipe(name)
    return nlp
