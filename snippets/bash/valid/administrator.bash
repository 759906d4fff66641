# cat /etc/gate-release
Gate Linux Server release 7.9 (Northgate)

# gatectl list | grep -v closed
north (7.9)
