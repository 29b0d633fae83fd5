#!/usr/bin/env bash
# Says what is missing on this machine to build and run, and the packages that have it.
set -euo pipefail

# The command that installs, by what the system calls itself; only Debian 12's was tried.
install_command() (
  ID='' ID_LIKE='' VERSION_ID=''
  # shellcheck source=/dev/null
  if [ -r /etc/os-release ]; then . /etc/os-release; fi
  case "$(uname) $ID $ID_LIKE" in
    Darwin*) echo 'brew install openjdk@21 maven util-linux (and put their bin folders into PATH, as brew says)' ;;
    *fedora*) echo 'sudo dnf install java-21-openjdk-devel maven make util-linux' ;;
    'Linux debian '*) if [ "$VERSION_ID" = 12 ]; then apt 17; else apt 21; fi ;;
    *ubuntu* | *debian*) apt 21 ;;
    *) echo "your system's packages of JDK 17 or 21 (with javac), Maven 3.8.6 or later, make and util-linux" ;;
  esac
)
apt() { echo "sudo apt-get install openjdk-$1-jdk-headless maven make util-linux"; }

missing=()
command -v mvn >/dev/null || missing+=(mvn)
command -v javac >/dev/null || missing+=(javac)
command -v setsid >/dev/null || missing+=(setsid)
if [ ${#missing[@]} -gt 0 ]; then
  echo "Missing: ${missing[*]}. What installs them: $(install_command)" >&2
  exit 3
fi
version=$(mvn -version 2>/dev/null | sed -n 's/^Java version: \([0-9]*\).*/\1/p')
if [ "$version" != 17 ] && [ "$version" != 21 ]; then
  echo "Maven runs on Java ${version:-?}; this project is built with JDK 17 or 21: set JAVA_HOME to one." \
    "What installs one: $(install_command)" >&2
  exit 3
fi
