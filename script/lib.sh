# What the commands in this folder share. Sourced, not run.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
VENV="$ROOT/.venv"

# Everywhere: Python's own environments, fonts, Qt without a screen, code reading, the broker.
PACKAGES_BASE="python3 python3-venv ca-certificates libglib2.0-0 libgl1 libegl1 libx11-6 libdbus-1-3
  libfontconfig1 libfreetype6 libxkbcommon0 libbrotli1 fonts-noto-cjk fonts-dejavu-core libzbar0 mosquitto tzdata"
# Where the kiosk opens a window under X11.
PACKAGES_SCREEN="libx11-xcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0
  libxcb-render-util0 libxcb-render0 libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-util1 libxcb-xfixes0
  libxcb-xkb1 libxcb-glx0 libxkbcommon-x11-0"
# A voice for those who want the screens read aloud.
PACKAGES_SPEECH="espeak-ng"
# What the tests ask as an assistive tool would.
PACKAGES_TEST="$PACKAGES_SCREEN xvfb at-spi2-core python3-pyatspi gir1.2-atspi-2.0 dbus postgresql
  chromium cage xdotool"

say() { printf '\033[1m==>\033[0m %s\n' "$*"; }
fail() { printf 'error: %s\n' "$*" >&2; exit 2; }

has_screen() { [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname)" = Darwin ]; }

# A library package may carry the suffix t64 since Debian and Ubuntu moved to 64-bit time.
is_installed() {
  dpkg-query -W -f '${db:Status-Status}\n' "$1" 2>/dev/null | grep -q '^installed$' ||
    dpkg-query -W -f '${db:Status-Status}\n' "${1}t64" 2>/dev/null | grep -q '^installed$'
}

is_served_elsewhere() {  # a Python or a broker that was not installed as a package serves as well
  case "$1" in
    python3) command -v python3 >/dev/null ;;
    python3-venv) python3 -c 'import ensurepip, venv' 2>/dev/null ;;
    mosquitto) command -v mosquitto >/dev/null || [ -x /usr/sbin/mosquitto ] ;;
    *) false ;;
  esac
}

install_packages() {
  command -v dpkg-query >/dev/null && command -v apt-get >/dev/null || return 0
  local missing="" package as_root=""
  for package in "$@"; do
    is_installed "$package" || is_served_elsewhere "$package" || missing="$missing $package"
  done
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null && as_root=sudo
    if [ -z "$as_root" ]; then
      say "Not installed, and there is neither root nor sudo here:$missing"
      say "Going on without; ask an administrator for: apt-get install$missing"
      return 0
    fi
  fi
  say "Installing system packages:$missing"
  $as_root apt-get update -qq || say "The package lists could not be renewed; trying with those here"
  # A broker of the system's own would take the port; the store starts its own.
  local had_broker=""; is_served_elsewhere mosquitto && had_broker=yes
  # Tests start a server of their own; Debian's package would start another beside it.
  case "$missing" in *postgresql*)
    $as_root sh -c 'mkdir -p /etc/postgresql-common && cd /etc/postgresql-common &&
      [ -e createcluster.conf ] || echo "create_main_cluster = false" >createcluster.conf' ;;
  esac
  # shellcheck disable=SC2086
  if ! $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
      -o Dpkg::Options::=--force-confold $missing \
      >/dev/null; then
    say "Some packages could not be installed; the store says what it does without them"
  fi
  if [ -z "$had_broker" ] && [ -d /run/systemd/system ]; then
    $as_root systemctl disable --now mosquitto >/dev/null 2>&1 || true
  fi
}

find_python() {
  local candidate
  for candidate in python3 python3.14 python3.13 python3.12 python3.11; do
    if command -v "$candidate" >/dev/null &&
      "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      echo "$candidate"; return 0
    fi
  done
  fail "Python 3.11 or newer is needed; install it and run this again"
}

# install_python requirements.lock|requirements-dev.lock
install_python() {
  local lock="$ROOT/$1" python stamp
  python=$(find_python)
  stamp="$("$python" -c 'import sys; print(sys.version)') $(cksum <"$lock") $ROOT"
  local kept="$VENV/.installed-$1"
  if [ -x "$VENV/bin/python" ] && [ "$(cat "$kept" 2>/dev/null)" = "$stamp" ]; then return 0; fi
  say "Preparing Python packages in .venv (about 250 MB, once)"
  [ -x "$VENV/bin/python" ] && [ -x "$VENV/bin/pip" ] || "$python" -m venv --clear "$VENV" ||
    fail "a Python environment could not be made in $VENV; install python3-venv and run this again"
  "$VENV/bin/pip" install --disable-pip-version-check --require-hashes -r "$lock" --progress-bar \
    "$([ -t 1 ] && echo on || echo off)" --quiet ||
    fail "the Python packages could not be installed; see the lines above, then run this again"
  local site
  site=$("$VENV/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
  echo "$ROOT" >"$site/storeside-source.pth"
  printf '#!/bin/sh\nexec "%s/bin/python" -m storeside "$@"\n' "$VENV" >"$VENV/bin/storeside"
  chmod +x "$VENV/bin/storeside"
  echo "$stamp" >"$kept"
  say "Python packages are ready"
}
