"""Networks, router, security groups and a floating address."""

WEB = [
    dict(direction='ingress', ethertype='IPv4', protocol='tcp', port_range_min=443, port_range_max=443,
         remote_ip_prefix='0.0.0.0/0', description='https'),
    dict(direction='ingress', ethertype='IPv6', protocol='tcp', port_range_min=443, port_range_max=443,
         remote_ip_prefix='::/0'),
    dict(direction='ingress', ethertype='IPv4', protocol='tcp', port_range_min=8000, port_range_max=8100,
         remote_ip_prefix='192.0.2.0/24'),
    dict(direction='ingress', ethertype='IPv6', protocol='ipv6-icmp'),
    dict(direction='ingress', ethertype='IPv4', protocol='icmp', port_range_min=8, port_range_max=0),
]


def named(kind, plural, name, **attributes):
    """By exact name in this project alone: names with wildcards and slashes are among them."""
    found = [item for item in plural(name=name) if item.name == name]
    return found[0] if found else kind(name=name, **attributes)


def fill(cloud):
    net = cloud.network
    front = named(net.create_network, net.networks, 'front', description='What the world sees')
    back = named(net.create_network, net.networks, 'back 🔒', description='Line one\nline two', mtu=1400)
    subnets = [
        named(net.create_subnet, net.subnets, 'front', network_id=front.id, ip_version=4, cidr='10.10.0.0/24',
              dns_nameservers=['192.0.2.53', '192.0.2.54']),
        named(net.create_subnet, net.subnets, 'back', network_id=back.id, ip_version=4, cidr='10.20.0.0/24',
              gateway_ip='10.20.0.254', allocation_pools=[{'start': '10.20.0.10', 'end': '10.20.0.99'}],
              host_routes=[{'destination': '10.99.0.0/16', 'nexthop': '10.20.0.253'}]),
        named(net.create_subnet, net.subnets, 'back-v6', network_id=back.id, ip_version=6, cidr='fd00:20::/64',
              ipv6_ra_mode='slaac', ipv6_address_mode='slaac'),
    ]
    route(net, subnets)
    groups = security(net)
    return {'front': front, 'back': back, **groups}


def route(net, subnets):
    outside = net.find_network('public')
    router = named(net.create_router, net.routers, 'gate', external_gateway_info={'network_id': outside.id})
    if not router.external_gateway_info:
        net.update_router(router, external_gateway_info={'network_id': outside.id})
    plugged = {ip['subnet_id'] for port in net.ports(device_id=router.id) for ip in port.fixed_ips}
    for subnet in subnets:
        if subnet.id not in plugged:
            net.add_interface_to_router(router, subnet_id=subnet.id)


def security(net):
    web = named(net.create_security_group, net.security_groups, 'web', description='From anywhere')
    data = named(net.create_security_group, net.security_groups, '../data', description='From the web servers')
    ensure_rules(net, web, WEB)
    ensure_rules(net, data, [
        dict(direction='ingress', ethertype='IPv4', protocol='tcp', port_range_min=5432, port_range_max=5432,
             remote_group_id=web.id),
        dict(direction='ingress', ethertype='IPv6', protocol='tcp', port_range_min=5432, port_range_max=5432,
             remote_group_id=web.id),
        dict(direction='ingress', ethertype='IPv4', remote_group_id=data.id),
    ])
    return {'web': web, 'data': data}


def ensure_rules(net, group, wanted):
    # Two rules of a new group let everything out.
    present = len(list(net.security_group_rules(security_group_id=group.id))) - 2
    for rule in wanted[present:]:
        net.create_security_group_rule(security_group_id=group.id, **rule)


def float(cloud, server):
    port = next(iter(cloud.network.ports(device_id=server.id)))
    if not list(cloud.network.ips(port_id=port.id)):
        outside = cloud.network.find_network('public')
        cloud.network.create_ip(floating_network_id=outside.id, port_id=port.id, description='web-1')
