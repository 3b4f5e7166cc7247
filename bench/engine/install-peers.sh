#!/usr/bin/env bash
# Gets the load generators and the nginx that bench/engine compares with, as far as they can be had.
# bench/engine/install-peers.sh [FOLDER]      (default ~/.cache/perf-gate-bench)
#
# wrk, ab and h2load come from the distribution's packages, which takes root. All else goes into FOLDER:
# its programs are links or files in FOLDER/bin. What is there already stays as it is; what cannot be had
# is named at the end, with the reason, and is no failure.

set -u
folder=${1:-$HOME/.cache/perf-gate-bench}
mkdir -p "$folder/bin" "$folder/log" "$folder/versions"
folder=$(cd "$folder" && pwd)
PATH=$PATH:/usr/local/go/bin:$HOME/.cargo/bin

hey=v0.1.5
bombardier=v1.2.6
k6=v1.8.1
oha=1.16.0
autocannon=9.0.0

missing=()
present() { [ -x "$folder/bin/$1" ] || command -v "$1" >/dev/null; }

# attempt NAME COMMAND...: runs it unless NAME is there; keeps its output, and of a failure the last words.
attempt() {
  local name=$1 log="$folder/log/$1.log"
  shift
  if present "$name"; then echo "$name: present"; return; fi
  echo "$name: installing"
  if "$@" >"$log" 2>&1 && present "$name"; then echo "$name: installed"; return; fi
  missing+=("$name: $(grep -v '^[[:space:]]*$' "$log" | tail -n 1 | cut -c 1-200) (all of it in $log)")
}

# The lists may be as old as the image: they are renewed once, and only when a package is missing.
renewed=no
renew_lists() {
  [ "$renewed" = yes ] && return
  renewed=yes
  [ "$(id -u)" -ne 0 ] || apt-get update -qq
}

from_packages() {
  if [ "$(id -u)" -ne 0 ]; then
    echo "needs root: apt-get install $1"
    return 1
  fi
  renew_lists
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$1"
}

# Unpacked, not installed: the package would start a service that listens to the world.
# Which package holds the program differs between Debian and Ubuntu, and their versions.
unpack_nginx() {
  local package work
  renew_lists
  work=$(mktemp -d)
  for package in nginx nginx-core nginx-light; do
    (cd "$work" && apt-get download "$package") &&
      dpkg-deb -x "$work/$package"_*.deb "$folder/nginx" &&
      [ -x "$folder/nginx/usr/sbin/nginx" ] && break
  done
  rm -rf "$work"
  "$folder/nginx/usr/sbin/nginx" -v && ln -sf ../nginx/usr/sbin/nginx "$folder/bin/nginx"
}

# Not all of them say their version: it is noted beside them. Within a module of our own: `go install` also asks for a module's other versions, which not every proxy tells.
from_go() {
  local name=$1 package=$2 version=$3 work
  work=$(mktemp -d)
  (cd "$work" && go mod init peers && go mod edit -require="$package@$version" &&
    go build -mod=mod -o "$folder/bin/$name" "$package") &&
    echo "$version" >"$folder/versions/$name"
  rm -rf "$work"
}

from_npm() {
  mkdir -p "$folder/npm" &&
    npm install --prefix "$folder/npm" --no-save --no-audit --no-fund "autocannon@$autocannon" &&
    ln -sf ../npm/node_modules/.bin/autocannon "$folder/bin/autocannon"
}

attempt wrk from_packages wrk
attempt ab from_packages apache2-utils
attempt h2load from_packages nghttp2-client
attempt nginx unpack_nginx
attempt autocannon from_npm
attempt hey from_go hey github.com/rakyll/hey "$hey"
attempt bombardier from_go bombardier github.com/codesenberg/bombardier "$bombardier"
attempt oha cargo install --locked --root "$folder" --version "$oha" oha
attempt k6 from_go k6 go.k6.io/k6 "$k6"

echo "Programs: $folder/bin"
for trouble in "${missing[@]}"; do echo "Not to be had: $trouble"; done
