#!/usr/bin/env bash
# Puts Storeside on this machine as services that start with it and come back when they fail.
# Again at any time: what is there already is renewed, settings in /etc/storeside are kept.
#
#   deploy/install.sh [--dry-run] [--role ROLE]
#
# ROLE: store (edge, bridge and broker), kiosk, or all (the default).
# DESTDIR=DIR puts the files below DIR and starts nothing.
set -euo pipefail

ROOT=$(cd "$(dirname "$0")/.." && pwd)
HERE="$ROOT/deploy"
DESTDIR=${DESTDIR:-}
DRY_RUN=no
ROLE=all

fail() {
  echo "install.sh: $*" >&2
  exit 2
}

while [ $# -gt 0 ]; do
  case $1 in
    --dry-run) DRY_RUN=yes ;;
    --role) ROLE=${2:-}; shift ;;
    --help | -h) sed -n '2,9s/^# \{0,1\}//p' "$0"; exit 0 ;;
    *) fail "$1 is not an option; --help says more" ;;
  esac
  shift || fail "--role needs store, kiosk or all"
done
case $ROLE in store | kiosk | all) ;; *) fail "the role is store, kiosk or all, not '$ROLE'" ;; esac
if [ "$DRY_RUN" = no ] && [ -z "$DESTDIR" ]; then
  case $ROOT in /home/* | /root/*)
    fail "services cannot read below /home: move this folder, for example to /opt/storeside" ;;
  esac
  [ "$(id -u)" = 0 ] || fail "this must be run as root (sudo deploy/install.sh)"
  [ -x "$ROOT/.venv/bin/python" ] || fail "run script/demo once first: it installs what Python needs"
fi

has() { [ "$ROLE" = all ] || [ "$ROLE" = "$1" ]; }

# run COMMAND...: do it, or say it.
run() {
  if [ "$DRY_RUN" = yes ]; then echo "would run: $*"; else "$@"; fi
}

# put FROM TO MODE: a file of ours, with this machine's paths filled in; only where it differs.
put() {
  local from=$1 to=$DESTDIR$2 mode=$3 text
  text=$(sed "s|@ROOT@|$ROOT|g" "$from")
  if [ -f "$to" ] && [ "$(cat "$to")" = "$text" ]; then return 0; fi
  if [ "$DRY_RUN" = yes ]; then echo "would write $to"; return 0; fi
  mkdir -p "$(dirname "$to")"
  printf '%s\n' "$text" >"$to.new"
  chmod "$mode" "$to.new"
  mv "$to.new" "$to"
  echo "wrote $to"
}

# settle FROM TO OWNER: the shop's own settings, written once.
settle() {
  [ -e "$DESTDIR$2" ] && return 0
  put "$1" "$2" 0640
  [ -n "$DESTDIR" ] || run chgrp "$3" "$2"
}

put "$HERE/etc/sysusers.conf" /usr/lib/sysusers.d/storeside.conf 0644
[ -n "$DESTDIR" ] || run systemd-sysusers

UNITS=()
if has store; then
  put "$HERE/systemd/storeside-edge.service" /etc/systemd/system/storeside-edge.service 0644
  put "$HERE/systemd/storeside-bridge.service" /etc/systemd/system/storeside-bridge.service 0644
  put "$HERE/systemd/mosquitto.service.d/storeside.conf" \
    /etc/systemd/system/mosquitto.service.d/storeside.conf 0644
  put "$HERE/mosquitto/storeside.conf" /etc/storeside/mosquitto.conf 0644
  settle "$HERE/etc/edge.toml" /etc/storeside/edge.toml storeside
  settle "$HERE/etc/bridge.toml" /etc/storeside/bridge.toml storeside
  UNITS+=(mosquitto.service storeside-edge.service storeside-bridge.service)
fi
if has kiosk; then
  put "$HERE/systemd/storeside-kiosk.service" /etc/systemd/system/storeside-kiosk.service 0644
  put "$HERE/etc/pam" /etc/pam.d/storeside-kiosk 0644
  put "$HERE/etc/logind.conf" /etc/systemd/logind.conf.d/storeside-kiosk.conf 0644
  put "$HERE/etc/sysctl.conf" /etc/sysctl.d/90-storeside-kiosk.conf 0644
  settle "$HERE/etc/kiosk.toml" /etc/storeside/kiosk.toml storeside-kiosk
  UNITS+=(storeside-kiosk.service)
fi

if [ -n "$DESTDIR" ]; then exit 0; fi
run systemctl daemon-reload
if has kiosk; then
  run systemctl mask ctrl-alt-del.target
  run sysctl --quiet --system
  run systemctl try-restart systemd-logind.service
fi
run systemctl enable "${UNITS[@]}"
run systemctl restart "${UNITS[@]}"
echo "Done. How it is: systemctl status 'storeside-*'; $ROOT/.venv/bin/storeside status"
