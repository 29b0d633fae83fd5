#!/usr/bin/env bash
# Says what is missing on this machine to build and run, and the Debian package that has it.
set -euo pipefail

missing=()
command -v mvn >/dev/null || missing+=(maven)
command -v javac >/dev/null || missing+=(openjdk-17-jdk-headless)
command -v setsid >/dev/null || missing+=(util-linux)
if [ ${#missing[@]} -gt 0 ]; then
  echo "Missing: ${missing[*]}. On Debian: sudo apt-get install ${missing[*]}" >&2
  exit 3
fi
version=$(mvn -version 2>/dev/null | sed -n 's/^Java version: \([0-9]*\).*/\1/p')
if [ "$version" != 17 ]; then
  echo "Maven runs on Java ${version:-?}; this project needs JDK 17: set JAVA_HOME to one" \
    "(Debian: openjdk-17-jdk-headless, /usr/lib/jvm/java-17-openjdk-amd64)" >&2
  exit 3
fi
