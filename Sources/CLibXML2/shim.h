#pragma once
#include <libxml/xmlversion.h>
// Debian builds libxml2 with ICU, and <libxml/encoding.h> then includes ICU's headers, whose enums
// clash with those of Foundation's own ICU in any file that sees both. Nothing here touches the one
// struct that depends on this macro.
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>

// The version of the loaded library as "20914". `xmlParserVersion` is a macro over a thread-local
// accessor before libxml2 2.14, which Swift cannot import.
static inline const char *clibxml2_version(void) { return xmlParserVersion; }

// A parser asks for more input whenever less than 250 bytes of it are left, which they always are in a
// small document. After the last piece there is nothing to ask for; asking was a tenth of a profile of
// such a run.
static inline void clibxml2_end_input(xmlParserCtxtPtr context) {
  if (context->input && context->input->buf) context->input->buf->readcallback = NULL;
}
