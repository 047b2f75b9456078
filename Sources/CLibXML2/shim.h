#pragma once
#include <libxml/xmlversion.h>
// Debian builds libxml2 with ICU, and <libxml/encoding.h> then includes ICU's headers, whose enums
// clash with those of Foundation's own ICU in any file that sees both. Nothing here touches the one
// struct that depends on this macro.
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>
#include <libxml/xmlerror.h>

/// The version of the loaded library as "20914". `xmlParserVersion` is a macro over a thread-local
/// accessor before libxml2 2.14, which Swift cannot import.
static inline const char *clibxml2_version(void) { return xmlParserVersion; }

/// How many bytes of the document entity the parser has consumed. `xmlByteConsumed` is deprecated
/// from 2.15 on and looks at the innermost input; `xmlCtxtGetInputPosition` exists from 2.14 on.
static inline size_t clibxml2_document_offset(xmlParserCtxtPtr context) {
  if (context->inputNr < 1) return 0;
  const xmlParserInput *input = context->inputTab[0];
  return (size_t)input->consumed + (size_t)(input->cur - input->base);
}

/// `xmlStopParser` is the one way to end a parse from inside a callback; the cast keeps Swift from
/// importing two incompatible `void *` types.
static inline void clibxml2_stop(void *context) { xmlStopParser((xmlParserCtxtPtr)context); }
