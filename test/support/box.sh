#!/bin/bash
# A network of its own for the tests: the loopback device, and one more with an address and a default route, so
# that browsers consider themselves online and offer it to each other. Nothing gets out.
#
# unshare --net --mount --pid --fork --kill-child --mount-proc ./box.sh COMMAND...
#
# Everything that the command started ends with it, and the devices vanish.
set -e
PATH="$PATH:/usr/sbin:/sbin"
# Without IPv6: its addresses become valid a second or two after the link is up, and Chromium then breaks off
# all requests of a page that is being loaded (ERR_NETWORK_CHANGED).
for interface in all default; do
  echo 1 > "/proc/sys/net/ipv6/conf/$interface/disable_ipv6" || true
done
ip link set lo up
ip link add ve0 type veth peer name ve1
ip addr add 10.99.0.1/24 dev ve0
ip link set ve0 up
ip link set ve1 up
# Nobody has to answer there.
ip route add default via 10.99.0.2 dev ve0
# Who changes the network further must know that it is this one.
export MESH_CALL_BOX=1
exec "$@"
