# Starts, watches and ends the processes of the cloud. Needs: state, host.
# A file run/NAME.pid holds "pid, start time, fingerprint": a recycled pid is never taken for ours,
# and a process whose program or settings have changed since is started anew.

begun=$(date +%s)
say() { echo "[$(($(date +%s) - begun)) s] $*"; }

# give_up NAME REASON: the last lines of its log, and where the rest is.
give_up() {
  { echo "$1 $2. The last lines of $state/log/$1.log:"; tail -n 30 "$state/log/$1.log"; } >&2
  exit 1
}

# Nothing for a process that has ended, also where nobody has reaped it. Its name, in brackets, may hold spaces.
start_time() { sed -E 's/.*\) //' "/proc/$1/stat" 2>/dev/null | awk '$1 != "Z" { print $20 }'; }

alive() {
  local pid time rest
  [ -s "$state/run/$1.pid" ] || return 1
  read -r pid time rest <"$state/run/$1.pid" || true
  [ -n "$time" ] && [ "$(start_time "$pid")" = "$time" ]
}

# stop NAME [TENTHS]: first the leader is asked, at last its whole group is killed.
stop() {
  local name=$1 patience=${2:-100} file=$state/run/$1.pid pid time rest i
  [ -s "$file" ] || return 0
  if alive "$name"; then
    read -r pid time rest <"$file" || true
    kill -TERM "$pid" 2>/dev/null || true
    for ((i = 0; i < patience; i++)); do
      [ "$(start_time "$pid")" = "$time" ] || break
      sleep 0.1
    done
    kill -KILL -- "-$pid" 2>/dev/null || true
  fi
  rm -f "$file"
}

# start NAME SETTINGS COMMAND…: SETTINGS is a glob of the files which the process reads when it starts.
start() {
  local name=$1 print pid
  print=$({ echo "${@:3}" "$TESTCLOUD_PUBLIC_CIDR $TESTCLOUD_OWN_CIDR"; cat $2 2>/dev/null; } | sha256sum | cut -c1-16)
  if alive "$name"; then
    [ "$(cut -d' ' -f3 "$state/run/$name.pid")" = "$print" ] && return
    say "$name has new settings"
    stop "$name"
  fi
  shift 2
  # The lock of `up` (descriptor 9) must not live on in what it started.
  setsid "$@" >>"$state/log/$name.log" 2>&1 </dev/null 9>&- &
  pid=$!
  sleep 0.2
  echo "$pid $(start_time "$pid") $print" >"$state/run/$name.pid"
}

# wait_for NAME SECONDS COMMAND…: until the command succeeds, the process dies or the time is up.
wait_for() {
  local name=$1 seconds=$2 end=$((SECONDS + $2))
  shift 2
  until "$@" >/dev/null 2>&1; do
    [ ! -s "$state/run/$name.pid" ] || alive "$name" || give_up "$name" 'died'
    [ "$SECONDS" -lt "$end" ] || give_up "$name" "is not ready after $seconds s"
    sleep 0.2
  done
  say "$name ready"
}

# once NAME COMMAND…: a step that is done once in the life of the state; NAME may carry a version.
once() {
  local name=$1 log=${1%%@*}
  shift
  [ -e "$state/run/$name.once" ] && return
  "$@" >>"$state/log/$log.log" 2>&1 || give_up "$log" 'failed'
  touch "$state/run/$name.once"
}

listens() { (exec 3<>"/dev/tcp/$host/$1") 2>/dev/null; }
answers() { curl -s -o /dev/null --noproxy '*' --max-time 20 "http://$host:$1/"; }

# A port that somebody else holds is told before anything is written.
free_or_ours() {
  alive "$1" || ! listens "$2" && return
  echo "Port $2, wanted by $1, is taken. Set OS_PORT_BASE to ten free ports." >&2
  return 1
}
