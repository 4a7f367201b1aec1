#!/usr/bin/env bash
# Sign, pack and notarise the application. Runs on macOS only, after "python3 packaging/build.py bundle"; it has not
# been run anywhere yet. Without MACOS_IDENTITY nothing is signed, without NOTARY_PROFILE nothing is notarised.
set -euo pipefail
cd "$(dirname "$0")/../.."
app="dist/IVR Designer.app"
version=$(cat build/stage/VERSION)
image="dist/IVR-Designer-$version-$(uname -m).dmg"

if [ -n "${MACOS_IDENTITY:-}" ]; then
  codesign --force --deep --options runtime --timestamp --entitlements packaging/macos/entitlements.plist \
    --sign "$MACOS_IDENTITY" "$app"
  codesign --verify --deep --strict "$app"
fi

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp -R "$app" "$folder/"
ln -s /Applications "$folder/Applications"
rm -f "$image"
hdiutil create -volname "IVR Designer" -srcfolder "$folder" -format UDZO "$image"

if [ -n "${MACOS_IDENTITY:-}" ] && [ -n "${NOTARY_PROFILE:-}" ]; then
  codesign --sign "$MACOS_IDENTITY" --timestamp "$image"
  xcrun notarytool submit "$image" --keychain-profile "$NOTARY_PROFILE" --wait
  xcrun stapler staple "$image"
fi
"$app/Contents/MacOS/ivr-designer" --version
echo "$image"
