// A static libxml2 brings ICU's tables of all the world's encodings, 30 MB of them, for documents
// that libxml2 decodes itself. twimlc decodes them before, so nothing ever looks at the tables, and
// this stands in their place: ICU takes it for a file that holds none.
#if __has_include(<unicode/utypes.h>)
#include <unicode/utypes.h>
extern const unsigned char U_ICUDATA_ENTRY_POINT[64];
const unsigned char U_ICUDATA_ENTRY_POINT[64] = {0};
#endif
