#!/usr/bin/env bash
# A real sshd on loopback, that only speaks SFTP, as on a shared host.
#
#   eval "$(tests/tools/sshd.sh start DIR)"   sets SSHD_PORT SSHD_USER SSHD_ROOT SSHD_KEY SSHD_KNOWN_HOSTS SSHD_PID
#   tests/tools/sshd.sh stop DIR
#
# DIR/site is where a login lands. From the environment:
#   SSHD_LOGIN       who logs in (whoever runs this, unless stated; root may let others in)
#   SSHD_PASSWORD    a password that is taken, too. For root only: it is put into a copy of the system's table of
#                    passwords, which only this sshd sees
#   SSHD_SFTP        arguments of the SFTP server: `-P posix-rename` is a host without that
#   SSHD_MOUNT       arguments of mount for DIR/site, seen by this sshd alone: `-t tmpfs -o size=1m none`
#   SSHD_MORE        more lines of sshd_config
set -euo pipefail
command="${1:?start or stop}"
mkdir -p "${2:?a folder}"
folder="$(cd "$2" && pwd)"
pid_file="$folder/sshd.pid"

stop() {
    [ -f "$pid_file" ] || return 0
    # All that it started, too: a session outlives its server.
    pkill -P "$(cat "$pid_file")" 2>/dev/null || true
    kill "$(cat "$pid_file")" 2>/dev/null || true
    rm -f "$pid_file"
}

start() {
    local login="${SSHD_LOGIN:-$(id -un)}" sshd port key
    sshd="$(command -v sshd || echo /usr/sbin/sshd)"
    mkdir -p "$folder/site"
    chmod 755 "$folder" "$folder/site"
    for key in host user; do
        [ -f "$folder/$key" ] || ssh-keygen -q -t ed25519 -N '' -C "$key" -f "$folder/$key"
    done
    cp "$folder/user.pub" "$folder/authorized"
    chmod 644 "$folder/authorized"
    port="$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')"
    cat >"$folder/sshd_config" <<CONFIG
ListenAddress 127.0.0.1
Port $port
HostKey $folder/host
PidFile $pid_file
AuthorizedKeysFile $folder/authorized
StrictModes no
UsePAM $([ "$(id -u)" = 0 ] && echo no || echo yes)
PasswordAuthentication $([ -n "${SSHD_PASSWORD:-}" ] && echo yes || echo no)
KbdInteractiveAuthentication no
PermitRootLogin yes
AllowUsers $login
DisableForwarding yes
PermitTTY no
MaxStartups 100
UseDNS no
LogLevel ERROR
Subsystem sftp internal-sftp ${SSHD_SFTP:-}
ForceCommand internal-sftp ${SSHD_SFTP:-} -d $folder/site
${SSHD_MORE:-}
CONFIG
    printf '[127.0.0.1]:%s %s\n' "$port" "$(cut -d' ' -f1,2 "$folder/host.pub")" >"$folder/known_hosts"
    [ "$(id -u)" != 0 ] || mkdir -p /run/sshd
    local own="" quoted
    quoted="$(printf '%q -f %q -E %q' "$sshd" "$folder/sshd_config" "$folder/sshd.log")"
    if [ -n "${SSHD_PASSWORD:-}" ]; then
        local hash
        hash="$(printf '%s' "$SSHD_PASSWORD" | openssl passwd -6 -stdin)"
        (umask 077 && awk -F: -v OFS=: -v who="$login" -v hash="$hash" '$1 == who { $2 = hash } 1' \
            /etc/shadow >"$folder/passwords")
        own+="mount --bind $(printf '%q' "$folder/passwords") /etc/shadow && "
    fi
    [ -z "${SSHD_MOUNT:-}" ] || own+="mount $SSHD_MOUNT $(printf '%q' "$folder/site") && "
    if [ -n "$own" ]; then
        unshare --mount bash -c "$own$quoted" </dev/null >/dev/null 2>>"$folder/sshd.log"
    else
        bash -c "$quoted" </dev/null >/dev/null 2>>"$folder/sshd.log"
    fi
    for _ in $(seq 100); do
        if [ -f "$pid_file" ] && (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
            printf 'SSHD_PORT=%q\nSSHD_USER=%q\nSSHD_ROOT=%q\nSSHD_KEY=%q\nSSHD_KNOWN_HOSTS=%q\nSSHD_PID=%q\n' \
                "$port" "$login" "$folder/site" "$folder/user" "$folder/known_hosts" "$(cat "$pid_file")"
            return 0
        fi
        sleep 0.05
    done
    echo "sshd did not start:" >&2
    cat "$folder/sshd.log" >&2
    return 1
}

"$command"
