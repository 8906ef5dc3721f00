#!/bin/sh
# Makes the pictures of the manual from the report in inputs/: the first page of either edition.
# Needs LibreOffice and poppler; nicest with the Fandol fonts (Debian: texlive-lang-chinese).
set -eu
cd "$(dirname "$0")/.."
made="$(mktemp -d)"
trap 'rm -r "$made"' EXIT
export FONTCONFIG_FILE="$PWD/scripts/fonts.conf"
sh scripts/fazhi.sh render inputs/shiliqu-2025.yaml --to docx -o "$made/page.docx"
sh scripts/fazhi.sh render inputs/shiliqu-2025.yaml --to docx --edition filed -o "$made/filed.docx"
soffice --headless -env:UserInstallation="file://$made/profile" --convert-to pdf --outdir "$made" "$made/page.docx" "$made/filed.docx"
for name in page filed; do
  pdftoppm -r 70 -f 1 -l 1 -singlefile -png "$made/$name.pdf" "docs/$name"
done
