"""What a reader reads: messages in the reader's language.

`from dashboard.words import gettext as _` marks a text of the interface for translation.
"""

from dashboard.words.catalogues import language_of
from dashboard.words.messages import gettext, language, locale, ngettext, pgettext, speaking

__all__ = ["gettext", "language", "language_of", "locale", "ngettext", "pgettext", "speaking"]
