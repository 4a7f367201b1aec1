; The installer for one user, without administrator rights. Everything is below %LOCALAPPDATA%\Programs and HKCU.
; Exit codes: 1 refused (old Windows, a newer version or one for all users is there), 2 the program is open.
Unicode true
Target amd64-unicode
!define APP "IVR Designer"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\ivr-designer"
Name "${APP} ${VERSION}"
OutFile "${OUTPUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\IVR Designer"
InstallDirRegKey HKCU "${KEY}" InstallLocation
SetCompressor /SOLID lzma
SetDateSave off
BrandingText "${APP} ${VERSION}"
!include MUI2.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!define MUI_ICON "${STAGE}/app.ico"
!define MUI_UNICON "${STAGE}/app.ico"
!define MUI_FINISHPAGE_RUN "$INSTDIR\IVR Designer.exe"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE English
!insertmacro MUI_LANGUAGE Vietnamese
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=1033 ProductName "${APP}"
VIAddVersionKey /LANG=1033 ProductVersion "${VERSION}"
VIAddVersionKey /LANG=1033 FileVersion "${VERSION}"
VIAddVersionKey /LANG=1033 FileDescription "${APP} installer"
VIAddVersionKey /LANG=1033 CompanyName "The IVR Designer contributors"
VIAddVersionKey /LANG=1033 LegalCopyright "MIT licence"

!macro Refuse SENTENCE
  MessageBox MB_OK|MB_ICONSTOP "${SENTENCE}" /SD IDOK
  SetErrorLevel 1
  Quit
!macroend

; Windows keeps the file of a program that runs from being written. Nothing has been touched yet.
!macro WaitUntilClosed LABEL
  ${LABEL}:
  ${If} ${FileExists} "$INSTDIR\IVR Designer.exe"
    ClearErrors
    FileOpen $0 "$INSTDIR\IVR Designer.exe" a
    ${If} ${Errors}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "IVR Designer is open. Close it, then choose Retry. Nothing has been changed so far." /SD IDCANCEL IDRETRY ${LABEL}
      SetErrorLevel 2
      Quit
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

!macro TellExplorer
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

Function .onInit
  SetRegView 64
  ReadRegStr $0 HKLM "SOFTWARE\Microsoft\Windows NT\CurrentVersion" "CurrentBuildNumber"
  ${If} $0 < 18362
    !insertmacro Refuse "IVR Designer needs Windows 10 version 1903, Windows Server 2022 or newer. Update Windows, then install it again."
  ${EndIf}
  ReadRegStr $0 HKLM "Software\ivr-designer" install_dir
  ${If} $0 != ""
  ${AndIf} ${FileExists} "$0IVR Designer.exe"
    !insertmacro Refuse "IVR Designer is already installed for all users of this computer. Start it from the menu; nothing has to be installed."
  ${EndIf}
  ReadRegStr $0 HKCU "${KEY}" DisplayVersion
  ${VersionCompare} "$0" "${VERSION}" $1
  ${If} $0 != ""
  ${AndIf} $1 == 1
    !insertmacro Refuse "A newer version of IVR Designer is installed. Remove it first if you want the older one."
  ${EndIf}
FunctionEnd

Function un.onInit
  SetRegView 64
FunctionEnd

Section
  !insertmacro WaitUntilClosed again
  SetOutPath "$INSTDIR"
  RMDir /r "$INSTDIR\_internal"
  File /r "${BUNDLE}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${APP}.lnk" "$INSTDIR\IVR Designer.exe"
  WriteRegStr HKCU "${KEY}" DisplayName "${APP}"
  WriteRegStr HKCU "${KEY}" DisplayVersion "${VERSION}"
  WriteRegStr HKCU "${KEY}" Publisher "The IVR Designer contributors"
  WriteRegStr HKCU "${KEY}" DisplayIcon "$INSTDIR\IVR Designer.exe"
  WriteRegStr HKCU "${KEY}" InstallLocation "$INSTDIR"
  WriteRegStr HKCU "${KEY}" UninstallString '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${KEY}" QuietUninstallString '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" NoModify 1
  WriteRegDWORD HKCU "${KEY}" NoRepair 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${KEY}" EstimatedSize $0
  WriteRegStr HKCU "Software\Classes\IvrDesigner.Tree" "" "IVR tree"
  WriteRegStr HKCU "Software\Classes\IvrDesigner.Tree\DefaultIcon" "" '"$INSTDIR\IVR Designer.exe",0'
  WriteRegStr HKCU "Software\Classes\IvrDesigner.Tree\shell\open\command" "" '"$INSTDIR\IVR Designer.exe" gui "%1"'
  WriteRegStr HKCU "Software\Classes\.json\OpenWithProgids" "IvrDesigner.Tree" ""
  !insertmacro TellExplorer
SectionEnd

Section Uninstall
  !insertmacro WaitUntilClosed un_again
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\ivr-designer.exe"
  Delete "$INSTDIR\IVR Designer.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${APP}.lnk"
  DeleteRegKey HKCU "${KEY}"
  DeleteRegKey HKCU "Software\Classes\IvrDesigner.Tree"
  DeleteRegValue HKCU "Software\Classes\.json\OpenWithProgids" "IvrDesigner.Tree"
  DeleteRegKey /ifempty HKCU "Software\Classes\.json\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "Software\Classes\.json"
  !insertmacro TellExplorer
SectionEnd
