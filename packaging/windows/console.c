/* ivr-designer.exe: the command line on Windows.

   A Windows program has a console or has none. The window's program ("IVR Designer.exe") has none; this one has, starts
   the other with its own input, output and arguments, waits, and ends with its exit code. So scripts can wait for it,
   read what it prints and see how it ended, and the large program is shipped once. */
#include <windows.h>
#include <wchar.h>

static const wchar_t *skip_own_name(const wchar_t *line)
{
    int quoted = 0;
    while (*line && (quoted || (*line != L' ' && *line != L'\t')))
        if (*line++ == L'"')
            quoted = !quoted;
    while (*line == L' ' || *line == L'\t')
        line++;
    return line;
}

static int say(const char *text)
{
    DWORD written;
    WriteFile(GetStdHandle(STD_ERROR_HANDLE), text, lstrlenA(text), &written, NULL);
    return 1;
}

int main(void)
{
    static wchar_t program[32768], command[65536];
    DWORD length = GetModuleFileNameW(NULL, program, 32000), mode, code = 1;
    while (length && program[length - 1] != L'\\')
        length--;
    wcscpy(program + length, L"IVR Designer.exe");
    const wchar_t *arguments = skip_own_name(GetCommandLineW());
    if (wcslen(program) + wcslen(arguments) + 8 > 32760)
        return say("The command line is too long. Give fewer or shorter arguments.\r\n");
    /* Without arguments the window opens; "--help" is what a console asks for. */
    _snwprintf(command, 65535, L"\"%ls\" %ls", program, *arguments ? arguments : L"--help");

    if (GetConsoleMode(GetStdHandle(STD_OUTPUT_HANDLE), &mode))
        SetEnvironmentVariableW(L"IVR_DESIGNER_CONSOLE", L"1");
    SetConsoleCtrlHandler(NULL, TRUE); /* Ctrl+C is the program's to answer */
    STARTUPINFOW start = {sizeof start};
    PROCESS_INFORMATION process;
    start.dwFlags = STARTF_USESTDHANDLES;
    start.hStdInput = GetStdHandle(STD_INPUT_HANDLE);
    start.hStdOutput = GetStdHandle(STD_OUTPUT_HANDLE);
    start.hStdError = GetStdHandle(STD_ERROR_HANDLE);
    SetHandleInformation(start.hStdInput, HANDLE_FLAG_INHERIT, HANDLE_FLAG_INHERIT);
    SetHandleInformation(start.hStdOutput, HANDLE_FLAG_INHERIT, HANDLE_FLAG_INHERIT);
    SetHandleInformation(start.hStdError, HANDLE_FLAG_INHERIT, HANDLE_FLAG_INHERIT);
    if (!CreateProcessW(program, command, NULL, NULL, TRUE, 0, NULL, NULL, &start, &process))
        return say("IVR Designer.exe is missing beside this program. Install IVR Designer again.\r\n");
    WaitForSingleObject(process.hProcess, INFINITE);
    GetExitCodeProcess(process.hProcess, &code);
    return (int)code;
}
