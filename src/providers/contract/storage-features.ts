import type { Checksum, Image, ImageFormat, Server, Snapshot, Volume } from '../../domain/resources.ts'
import type { Changed, Created, Creation, Deletion } from './creation.ts'
import type { Cancellable } from './reading-features.ts'

/** Disks that live by themselves. */
export interface VolumesFeature {
  /**
   * Clause: a new volume is as large as asked, rounded up to the provider's step.
   * Clause: a new volume reads as zeroes.
   * Clause: a volume made from a snapshot holds what the snapshot holds.
   * Clause: a volume made from what does not exist is not-found.
   * @throws ProviderError `unsupported` – it cannot be made from an image of that format.
   */
  create(request: Creation & VolumeWanted): Promise<Created<Volume>>
  /** With what it holds. Clause: deleting an attached volume is a conflict. */
  delete(request: Deletion): Promise<Changed>
}

/** A volume to be made. */
export interface VolumeWanted {
  /** At least. */
  readonly sizeBytes: number
  /** Null: the provider's default. */
  readonly class: string | null
  /** What it starts with; null: zeroes. */
  readonly from: { readonly kind: 'snapshot' | 'image'; readonly id: string } | null
}

/** Frozen copies of volumes. */
export interface SnapshotsFeature {
  /**
   * Clause: a snapshot does not change when its volume does.
   * Clause: a snapshot of what does not exist is not-found.
   */
  create(request: Creation & { readonly volumeId: string }): Promise<Created<Snapshot>>
  /** Clause: deleting a snapshot leaves its volume. */
  delete(request: Deletion): Promise<Changed>
}

/** Blocks of a volume or snapshot that can be read where they lie, at any offset. */
export interface VolumeSourceFeature {
  /**
   * Clause: what was written to a volume is read from it.
   * Clause: opening what does not exist is not-found.
   */
  open(request: Cancellable & { readonly of: 'volume' | 'snapshot'; readonly id: string }): Promise<BlockAccess>
}

/** Blocks of a volume that can be written where they lie, at any offset. */
export interface VolumeSinkFeature {
  /**
   * Clause: what is written stays when the access is closed.
   * Clause: writing to an attached volume is a conflict.
   */
  open(request: Cancellable & { readonly id: string }): Promise<BlockAccess>
}

/** A place that the block engine opens; to be closed by whoever opened it. */
export interface BlockAccess {
  /** As `broker disk` takes it: a path, `nbd://…`, `ssh://…`. Holds no secret. */
  readonly location: string
  /** Of the whole disk. */
  readonly sizeBytes: number
  /** Gives it back. */
  close(): Promise<void>
}

/** Files of whole disks, as streams. */
export interface ImagesFeature {
  /**
   * Clause: an image downloads byte for byte as it was uploaded.
   * Clause: an upload whose bytes are not those announced leaves no usable image.
   * @throws ProviderError `conflict` – the checksum of the provider differs from that of the bytes sent.
   */
  upload(request: Creation & ImageWanted): Promise<Created<Image>>
  /**
   * Clause: a download of what does not exist is not-found.
   * Clause: a download that was aborted ends within a second with the reason of its signal.
   * @throws ProviderError `conflict` from `content` – the bytes differ from the checksum of the provider.
   */
  download(request: Cancellable & { readonly id: string }): Promise<ImageContent>
  /** Clause: deleting an image leaves the volumes that were made from it. */
  delete(request: Deletion): Promise<Changed>
}

/** An image to be uploaded. */
export interface ImageWanted {
  /** Of the file. */
  readonly format: ImageFormat
  /** Exact length of `content`. */
  readonly sizeBytes: number
  /** Least size of a disk that it is written to; 0: none. */
  readonly minDiskGib: number
  /** Gives the same bytes each time it is called: once for each attempt to send them or to check them. */
  content(): AsyncIterable<Uint8Array>
}

/** An image on its way down. */
export interface ImageContent {
  /** Of the file. */
  readonly format: ImageFormat
  /** Of the file; null where the provider does not tell. */
  readonly sizeBytes: number | null
  /** Null where the provider has none: then nothing was checked. */
  readonly checksum: Checksum | null
  /** The file, checked against `checksum` when its end is read. */
  readonly content: AsyncIterable<Uint8Array>
}

/** What the provider takes as an image. */
export interface ImageLimitsFeature {
  /** Clause: formats and ways come at most once each, and no bound is negative. */
  describe(request: Cancellable): Promise<ImageLimits>
}

/** Which images are taken, and how. */
export interface ImageLimits {
  /** Null where the provider does not tell. */
  readonly formats: readonly ImageFormat[] | null
  /** Names of the ways to bring an image in, as the provider gives them. */
  readonly importMethods: readonly string[]
  /** Null: none is told. */
  readonly maxBytes: number | null
}

/** Machines. */
export interface ServersFeature {
  /**
   * Clause: a server is created in the state that was wanted.
   * Clause: a server is listed with its size, and with an address in each network that was asked for.
   * Clause: a server is listed with the security groups that were asked for: their names, and their ids where the provider tells them.
   */
  create(request: Creation & ServerWanted): Promise<Created<Server>>
  /**
   * Clause: a server that was stopped is observed stopped when the call returns.
   * Clause: stopping what is stopped changes nothing.
   * Clause: power of what does not exist is not-found.
   * @throws ProviderError `conflict` – it is asked to shut down gently, and runs on when its time is over.
   */
  power(request: Cancellable & PowerWanted): Promise<Changed>
  /** With its own disk. Clause: deleting a server leaves the volumes that it had. */
  delete(request: Deletion): Promise<Changed>
}

/** A state that a server is brought to. */
export interface PowerWanted {
  /** The provider's own id. */
  readonly id: string
  /** In which it is observed before the call returns. */
  readonly state: 'running' | 'stopped'
  /**
   * What does not shut down by itself in its time is left running; otherwise it is turned off by force. A provider that turns off by
   * itself what is slow, and does not tell (OpenStack), does so here too.
   */
  readonly gentle?: boolean
}

/** A server to be made. */
export interface ServerWanted {
  /** Id of an offer. */
  readonly sizeId: string
  /** In which it is observed before the call returns. */
  readonly state: 'running' | 'stopped'
  /** What its system disk is: a copy of an image, or a volume itself. */
  readonly boot: { readonly kind: 'image' | 'volume'; readonly id: string }
  /** Each gets an interface; empty: none, or what the provider gives by itself. */
  readonly networkIds: readonly string[]
  /** Ids. Empty: what the provider gives by itself. */
  readonly securityGroupIds: readonly string[]
  /** Name; null for none. */
  readonly keyPair: string | null
  /** For cloud-init; null for none. */
  readonly userData: string | null
  /** Where; null: the provider chooses. */
  readonly zone: string | null
}

/** Volumes in the hands of servers. */
export interface AttachmentsFeature {
  /**
   * Clause: an attached volume says to whom it is attached.
   * Clause: attaching what is attached there already changes nothing.
   * Clause: attaching a volume that another server has and that is not shareable is a conflict.
   */
  attach(request: Cancellable & { readonly volumeId: string; readonly serverId: string }): Promise<Attached>
  /** Clause: detaching what is not attached changes nothing. */
  detach(request: Cancellable & { readonly volumeId: string; readonly serverId: string }): Promise<Changed>
}

/** A volume that is in the hands of a server. */
export interface Attached extends Changed {
  /** As the provider tells it, e.g. `/dev/vdb`; null where it does not. */
  readonly device: string | null
}
