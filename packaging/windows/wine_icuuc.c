/* Test only, never shipped: Wine 8 has no icuuc.dll, which Qt6Core imports on Windows 10 1903 and later.
   Each converter fails with U_MISSING_RESOURCE_ERROR-like codes, so Qt uses its own UTF-8, UTF-16 and Latin-1. */
#define API __declspec(dllexport)
typedef void *ptr;
enum { FAILED = 4 };
static void fail(int *error) { if (error) *error = FAILED; }

API ptr ucnv_open(const char *name, int *error) { fail(error); return 0; }
API void ucnv_close(ptr converter) {}
API void ucnv_reset(ptr converter) {}
API signed char ucnv_getMaxCharSize(ptr converter) { return 1; }
API const char *ucnv_getName(ptr converter, int *error) { fail(error); return ""; }
API const char *ucnv_getStandardName(const char *name, const char *standard, int *error) { fail(error); return 0; }
API const char *ucnv_getAvailableName(int index) { return 0; }
API int ucnv_countAvailable(void) { return 0; }
API void ucnv_getToUCallBack(ptr converter, ptr *action, ptr *context) {}
API void ucnv_getFromUCallBack(ptr converter, ptr *action, ptr *context) {}
API void ucnv_setToUCallBack(ptr c, ptr action, ptr context, ptr *old, ptr *old_context, int *error) { fail(error); }
API void ucnv_setFromUCallBack(ptr c, ptr action, ptr context, ptr *old, ptr *old_context, int *error) { fail(error); }
API void ucnv_cbToUWriteUChars(ptr args, ptr text, int length, int offset, int *error) { fail(error); }
API void ucnv_cbFromUWriteUChars(ptr args, ptr text, ptr end, int offset, int *error) { fail(error); }
API int ucnv_toUCountPending(ptr converter, int *error) { fail(error); return 0; }
API int ucnv_fromUCountPending(ptr converter, int *error) { fail(error); return 0; }
API void ucnv_toUnicode(ptr c, ptr to, ptr end, ptr from, ptr from_end, ptr offsets, int flush, int *error) { fail(error); }
API void ucnv_fromUnicode(ptr c, ptr to, ptr end, ptr from, ptr from_end, ptr offsets, int flush, int *error) { fail(error); }
API void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
API void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
