import type { Lists } from './lists.ts'

/** Where a server's own list does not tell the device of a volume, the list of volumes may: each is read once. */
export function withDevices(lists: Lists): Lists {
  const devices = new Map<string, string>()
  for (const { id, attachedTo } of lists.volumes) {
    for (const { serverId, device } of attachedTo) if (device !== null) devices.set(`${serverId} ${id}`, device)
  }
  const servers = lists.servers.map((server) => ({
    ...server,
    volumes: server.volumes.map(({ volumeId, device }) => ({
      volumeId,
      device: device ?? devices.get(`${server.id} ${volumeId}`) ?? null,
    })),
  }))
  return { ...lists, servers }
}
