import { longestBody } from './longest-body.ts';
import { reportedHeaders } from './reported-headers.ts';
import type { ScriptPlan, ScriptRequest, ScriptTry } from './script-plan.ts';

/** Quotes a text for a POSIX shell; between single quotes only the quote itself means anything. */
export const quoteSh = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

const start = `#!/bin/sh
# Gatescope: looks from here at the hosts of one API: names, route, certificate, replies.
# It changes nothing, follows no redirect and prints no secret. Paste its output into the console.
# AUTHORIZATION and API_KEY, when they are set, are sent as the headers authorization and x-api-key.
# GATESCOPE_SEND=yes also sends methods that may change something.
# GATESCOPE_CURL_OPTIONS adds options for curl (a proxy, a CA file).
set -u
LC_ALL=C
export LC_ALL
umask 077
tmp=$(mktemp -d "\${TMPDIR:-/tmp}/gatescope.XXXXXX") || exit 1
trap 'rm -rf "$tmp"' EXIT
trap 'exit 130' INT TERM HUP

have() { command -v "$1" >/dev/null 2>&1; }
one_line() { tr -s '\\000-\\037\\177' ' ' | cut -c "1-$1"; }
say() { printf 'GATESCOPE %s\\n' "$(printf '%s' "$*" | one_line 2000)"; }

if ! have curl; then
  say 'note curl is not installed here'
  exit 1
fi

addresses() {
  if have getent; then
    getent ahosts "$1" 2>/dev/null | awk '{ print $1 }' | sort -u
  elif have dig; then
    { dig +short +time=3 +tries=1 A "$1"; dig +short +time=3 +tries=1 AAAA "$1"; } 2>/dev/null | grep -E '^[0-9a-fA-F.:]+$'
  elif have nslookup; then
    nslookup "$1" 2>/dev/null | awk '/^Name:/ { found = 1 } found && /^Address/ { print $NF }'
  fi
}

names() {
  found=$(addresses "$2")
  if [ -z "$found" ]; then
    say "dns-error $1 $2 not-found"
    return
  fi
  for address in $found; do say "dns $1 $2 $address"; done
  for address in $found; do
    if have ip; then
      say "route $1 $(ip route get "$address" 2>&1 | head -n 1)"
    fi
    break
  done
}

certificate() {
  have openssl || return 0
  limit=
  if have timeout; then limit='timeout 10'; fi
  $limit openssl s_client -connect "\${GATESCOPE_CONNECT:-$2:443}" -servername "$2" </dev/null >"$tmp/tls" 2>/dev/null
  version=$(sed -n 's/^New, \\(TLSv[0-9.]*\\),.*/\\1/p' "$tmp/tls" | head -n 1)
  if [ -n "$version" ]; then say "tls-version $1 $version"; fi
  openssl x509 -noout -text <"$tmp/tls" >"$tmp/certificate" 2>/dev/null || return 0
  say "tls-names $1 $(sed -n 's/^ *DNS:/DNS:/p' "$tmp/certificate" | tr -d ' ' | sed 's/DNS://g')"
  say "tls-until $1 $(sed -n 's/^ *Not After *: //p' "$tmp/certificate" | head -n 1)"
}

secret_headers() {
  if [ -n "\${AUTHORIZATION:-}" ]; then
    printf 'header = "authorization: %s"\\n' "$(printf '%s' "$AUTHORIZATION" | one_line 8192 | sed 's/[\\\\"]/\\\\&/g')"
  fi
  if [ -n "\${API_KEY:-}" ]; then
    printf 'header = "x-api-key: %s"\\n' "$(printf '%s' "$API_KEY" | one_line 512 | sed 's/[\\\\"]/\\\\&/g')"
  fi
}

reply() {
  awk -v wanted="$wanted" '
    BEGIN { count = split(wanted, list, " "); for (i = 1; i <= count; i++) keep[list[i]] = 1 }
    /^HTTP\\// { kept = 0; next }
    { colon = index($0, ":"); name = tolower(substr($0, 1, colon - 1)); if (colon > 1 && name in keep) lines[++kept] = name substr($0, colon) }
    END { for (i = 1; i <= kept && i <= 40; i++) print lines[i] }
  ' "$tmp/head" | tr -d '\\r' | sed '/^location:/s/[?#].*//' | while IFS= read -r line; do
    say "header $1 $2 $line"
  done
  # The body of a success is nobody's business.
  case $3 in 4?? | 5??) ;; *) return 0 ;; esac
  text=$(head -c 1000 "$tmp/body" 2>/dev/null | one_line 1000)
  for secret in "\${AUTHORIZATION:-}" "\${API_KEY:-}"; do
    # A reply may repeat what was sent: whole, or without its scheme.
    if [ -n "$secret" ]; then
      case $text in *"$secret"* | *"\${secret#* }"*) text='<masked: it repeats a credential>' ;; esac
    fi
  done
  say "body $1 $2 $text"
}

seen=
run() {
  n=$1 leg=$2 method=$3 host=$4 url=$5
  shift 5
  case $method in
    HEAD) set -- -I "$@" ;;
    GET) ;;
    *) set -- -X "$method" "$@" ;;
  esac
  # Meant to be split into words.
  # shellcheck disable=SC2086
  set -f && set -- \${GATESCOPE_CURL_OPTIONS:-} "$@" && set +f
  : >"$tmp/head"
  : >"$tmp/body"
  secrets=
  if [ "$leg" = actual ]; then secrets=$(secret_headers); fi
  out=$(printf '%s\\n' "$secrets" | curl -q -sS -g -K - --proto '=https' --max-redirs 0 --connect-timeout 5 --max-time 35 \\
    --max-filesize ${longestBody} -D "$tmp/head" -o "$tmp/body" -w '%{http_code} %{remote_ip} %{time_connect} %{time_appconnect}' \\
    "$@" -- "$url" 2>"$tmp/error")
  code=$?
  status=\${out%% *}
  rest=\${out#* }
  address=\${rest%% *}
  rest=\${rest#* }
  connected=\${rest%% *}
  secured=\${rest#* }
  connection "$code"
}

# Why a connection failed shows in the long report only; it is made once more, with nothing of the request in it.
is_refused() {
  # shellcheck disable=SC2086
  set -f && set -- \${GATESCOPE_CURL_OPTIONS:-} && set +f
  curl -q -sv -I --proto '=https' --connect-timeout 5 --max-time 5 -o /dev/null "$@" -- "https://$host/" 2>&1 | grep -qi 'connection refused'
}

is_zero() { case $1 in *[1-9]*) return 1 ;; *) return 0 ;; esac; }

once() {
  case $seen in *"|$n $1|"*) return 0 ;; esac
  seen="$seen|$n $1|"
  shift
  say "$*"
}

connection() {
  case $1 in
    6) once dns-error "dns-error $n $host not-found" ; return ;;
    5 | 97) once note "note the proxy does not answer" ; return ;;
    7)
      if is_refused; then once tcp "tcp $n $host refused"; else once tcp "tcp $n $host failed"; fi
      return ;;
    28)
      # Some versions of curl tell no times of what has failed.
      if is_zero "$connected" && ! grep -qi ssl "$tmp/error"; then once tcp "tcp $n $host timeout"; return; fi ;;
    0 | 18 | 22 | 23 | 35 | 47 | 51 | 52 | 53 | 54 | 55 | 56 | 58 | 59 | 60 | 61 | 63 | 77 | 80 | 83 | 92) ;;
    *)
      say "http $n $leg $method 0 failed"
      return ;;
  esac
  once tcp "tcp $n $host connected $address"
  case $seen in *"|$n certificate|"*) ;; *) seen="$seen|$n certificate|"; certificate "$n" "$host" ;; esac
  case $1 in
    51 | 60)
      if grep -qiE 'subject name|does not match|hostname mismatch|no alternative' "$tmp/error"; then once tls "tls $n $host name-mismatch"
      elif grep -qi expired "$tmp/error"; then once tls "tls $n $host expired"
      else once tls "tls $n $host untrusted"
      fi
      return ;;
    35 | 53 | 54 | 58 | 59 | 77 | 80 | 83) once tls "tls $n $host failed"; return ;;
  esac
  if is_zero "$secured"; then
    once tls "tls $n $host failed"
    return
  fi
  once tls "tls $n $host ok"
  if is_zero "$status"; then
    case $1 in
      28) say "http $n $leg $method 0 timeout" ;;
      52 | 55 | 56 | 92) say "http $n $leg $method 0 reset" ;;
      *) say "http $n $leg $method 0 failed" ;;
    esac
    return
  fi
  cut=
  case $1 in
    63) cut=' cut-size' ;;
    28) cut=' cut-time' ;;
    18 | 56 | 92) cut=' cut-closed' ;;
  esac
  say "http $n $leg $method $status$cut"
  reply "$n" "$leg" "$status"
}
`;

const headerWords = ({ headers }: ScriptRequest): string =>
  headers.map(([name, value]) => ` -H ${quoteSh(`${name}: ${value}`)}`).join('');

const runLine = (index: number, { host, url }: ScriptTry, request: ScriptRequest): string => {
  const words = ['run', String(index), request.leg, request.method, host, url].map((word, at) =>
    at === 0 ? word : quoteSh(word),
  );
  const line = words.join(' ') + headerWords(request);
  return request.hasEffects
    ? `if [ "\${GATESCOPE_SEND:-}" = yes ]; then ${line}; else say ${quoteSh(`note ${request.method} was not sent: it may change something`)}; fi`
    : line;
};

const tryLines = (one: ScriptTry, index: number): string[] => [
  '',
  `say ${quoteSh(`try ${index} ${one.form} ${one.url}`)}`,
  `names ${index} ${quoteSh(one.host)}`,
  ...one.requests.map((request) => runLine(index, one, request)),
];

/** The plan as a script for POSIX shells. Needs curl; uses getent, dig or nslookup, openssl and ip where there are any. */
export const renderSh = (plan: ScriptPlan): string =>
  [
    start,
    `wanted=${quoteSh(reportedHeaders.join(' '))}`,
    `say "begin 1 $(date -u '+%Y-%m-%dT%H:%M:%SZ')"`,
    `say ${quoteSh(`api ${plan.region} ${plan.apiId}`)}`,
    // A proxy's address may hold a password: only that there is one is said.
    `if [ -n "\${https_proxy:-}\${HTTPS_PROXY:-}" ]; then say 'note a proxy is set for https'; fi`,
    `for server in $(awk '/^nameserver/ { print $2 }' /etc/resolv.conf 2>/dev/null | head -n 3); do say "resolver $server"; done`,
    ...plan.tries.flatMap((one, index) => tryLines(one, index + 1)),
    '',
    'say end',
    '',
  ].join('\n');
