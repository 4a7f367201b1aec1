/* Test only, never shipped: Wine 8 aborts in WcsCreateIccProfile, and Qt then finds no screen. Here every call on
   colour profiles says politely that there is none. */
#include <windows.h>
#define API __declspec(dllexport)

API HANDLE WINAPI WcsOpenColorProfileW(void *a, void *b, void *c, DWORD d, DWORD e, DWORD f, DWORD g)
{ SetLastError(ERROR_FILE_NOT_FOUND); return NULL; }
API HANDLE WINAPI WcsCreateIccProfile(HANDLE profile, DWORD options) { SetLastError(ERROR_FILE_NOT_FOUND); return NULL; }
API HANDLE WINAPI OpenColorProfileW(void *profile, DWORD access, DWORD share, DWORD creation)
{ SetLastError(ERROR_FILE_NOT_FOUND); return NULL; }
API BOOL WINAPI CloseColorProfile(HANDLE profile) { return FALSE; }
API BOOL WINAPI GetColorProfileFromHandle(HANDLE profile, BYTE *buffer, DWORD *size) { return FALSE; }
API BOOL WINAPI GetColorDirectoryW(const WCHAR *machine, WCHAR *buffer, DWORD *size) { if (size) *size = 0; return FALSE; }
API BOOL WINAPI GetColorDirectoryA(const char *machine, char *buffer, DWORD *size) { if (size) *size = 0; return FALSE; }
API BOOL WINAPI GetStandardColorSpaceProfileW(const WCHAR *m, DWORD id, WCHAR *b, DWORD *size) { return FALSE; }
