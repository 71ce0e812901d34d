import type { Download } from '../../../contract/host-api.ts'
import type { SpoolApi } from '../../../contract/spool-api.ts'
import type { EntryKey, FileFormats, PartContent, SourceRange, SpoolId } from '../../../contract/views.ts'
import { api, host } from '../client/bridge.ts'
import { keyId } from '../words/names.ts'
import { notify, report } from './notices.ts'

/** Which message: by where it was when it was read. */
export interface EntryPlace {
  readonly spool: SpoolId
  readonly key: EntryKey
}

/** Tells what is read of one entry from what is read of another. */
export function placeId({ spool, key }: EntryPlace): string {
  return `${spool}\0${keyId(key)}`
}

export type SourceForm = Parameters<SpoolApi['readSource']>[0]['form']

export function readFormats(place: EntryPlace, file: 'metadata' | 'data'): Promise<FileFormats> {
  return api().readFormats({ ...place, file })
}

export function readPart(
  place: EntryPlace,
  part: string,
  offset: number,
  limit: number,
): Promise<PartContent> {
  return api().readPart({ ...place, part, offset, limit })
}

export function readSource(
  place: EntryPlace,
  form: SourceForm,
  offset: number,
  limit: number,
): Promise<SourceRange> {
  return api().readSource({ ...place, form, offset, limit })
}

export async function save(download: Download): Promise<void> {
  try {
    const saved = await host().save(download)
    if (saved.kind === 'saved') notify('good', `Saved ${download.filename}`, saved.path ?? '')
  } catch (error) {
    report(error, `${download.filename} could not be saved`)
  }
}

export async function copyText(text: string, what: string): Promise<void> {
  try {
    await host().copyText(text)
    notify('good', `${what} copied`)
  } catch (error) {
    report(error, `${what} could not be copied`)
  }
}

/** Only after the person has seen where it leads. */
export async function openLink(address: string): Promise<void> {
  try {
    await host().openExternal(address)
  } catch (error) {
    report(error, 'The link could not be opened')
  }
}

export const putFrame = (html: string, remoteImages: boolean) => host().putFrame({ html, remoteImages })

export const onFrameLink = (listener: Parameters<ReturnType<typeof host>['onFrameLink']>[0]) =>
  host().onFrameLink(listener)
