#!/bin/sh
# Makes the certificates of a fleet with openssl: its CA, the broker's and one for each device. Keys are PKCS#8, as Java reads them.
#
#   make-certificates.sh DIR ca                 ca.key, ca.crt
#   make-certificates.sh DIR server NAME...     server.key, server.crt; each NAME a host name or an IPv4 address clients connect to
#   make-certificates.sh DIR device ID...       ID.key, ID.crt for each device
#
# What exists is never overwritten. Keep ca.key off the broker: whoever has it can be any device.
set -eu
umask 077

usage() {
    sed -n '2,8s/^# \{0,1\}//p' "$0" >&2
    exit 2
}

fail() {
    echo "make-certificates.sh: $1" >&2
    exit 1
}

new_key() { # FILE
    [ ! -e "$1" ] || fail "$1 exists already; remove it to make a new one"
    openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -pkeyopt ec_param_enc:named_curve -out "$1"
}

# A certificate for NAME.key, signed by the CA, with the extensions of standard input.
signed() { # NAME COMMON-NAME DAYS
    [ -e "$dir/ca.key" ] || fail "there is no $dir/ca.key; begin with: make-certificates.sh $dir ca"
    extensions=$(mktemp "$dir/extensions.XXXXXX")
    cat >"$extensions"
    openssl req -new -sha256 -key "$dir/$1.key" -subj "/CN=$2" |
        openssl x509 -req -sha256 -days "$3" -CA "$dir/ca.crt" -CAkey "$dir/ca.key" -set_serial "0x$(openssl rand -hex 16)" \
            -extfile "$extensions" -out "$dir/$1.crt" 2>/dev/null || fail "openssl could not sign $1.crt"
    rm -f "$extensions"
    chmod 644 "$dir/$1.crt"
}

make_ca() {
    new_key "$dir/ca.key"
    openssl req -x509 -new -sha256 -key "$dir/ca.key" -days 3650 -subj "/CN=Drydock fleet CA" \
        -addext "keyUsage=critical,keyCertSign,cRLSign" -out "$dir/ca.crt"
    chmod 644 "$dir/ca.crt"
}

make_server() {
    names=
    for name in "$@"; do
        case $name in
            *[!0-9.]*) names="$names${names:+,}DNS:$name" ;;
            *) names="$names${names:+,}IP:$name" ;;
        esac
    done
    new_key "$dir/server.key"
    printf 'extendedKeyUsage=serverAuth\nsubjectAltName=%s\n' "$names" | signed server "$1" 825
}

make_device() {
    # The contract's device ids; CA and server are names of files here. A common name ends at 64 characters (RFC 5280).
    case $1 in
        ca | server) fail "'$1' cannot be a device id here" ;;
        [!A-Za-z0-9]* | *[!A-Za-z0-9._:-]* | *::*) fail "'$1' is not a device id" ;;
    esac
    [ "${#1}" -le 64 ] || fail "'$1' is longer than the 64 characters of a common name"
    new_key "$dir/$1.key"
    printf 'extendedKeyUsage=clientAuth\n' | signed "$1" "$1" 3650
}

[ $# -ge 2 ] || usage
dir=$1
what=$2
shift 2
mkdir -p "$dir"
case $what in
    ca) make_ca ;;
    server)
        [ $# -ge 1 ] || usage
        make_server "$@"
        ;;
    device)
        [ $# -ge 1 ] || usage
        for id in "$@"; do make_device "$id"; done
        ;;
    *) usage ;;
esac
