import { EventEmitter } from 'node:events'
import type { RequestFacts } from './driver.ts'

type PermissionRequestHandler = (
  contents: unknown,
  permission: string,
  callback: (granted: boolean) => void,
) => void
type PermissionCheckHandler = (contents: unknown, permission: string, origin: string) => boolean
type DevicePermissionHandler = (details: unknown) => boolean

interface RequestDetails {
  readonly url: string
  readonly resourceType: string
  readonly frame: { readonly url: string } | null
}

type BeforeRequest = (
  details: RequestDetails,
  callback: (response: { readonly cancel?: boolean }) => void,
) => void

class Session extends EventEmitter {
  /** Without handlers, Electron grants what it is asked for. */
  requestPermission: PermissionRequestHandler = (_contents, _permission, callback) => {
    callback(true)
  }
  checkPermission: PermissionCheckHandler = () => true
  checkDevice: DevicePermissionHandler = () => true
  #beforeRequest: BeforeRequest = (_details, callback) => {
    callback({})
  }

  readonly webRequest = {
    onBeforeRequest: (_filter: { readonly urls: readonly string[] }, listener: BeforeRequest): void => {
      this.#beforeRequest = listener
    },
  }

  setPermissionRequestHandler(handler: PermissionRequestHandler): void {
    this.requestPermission = handler
  }

  setPermissionCheckHandler(handler: PermissionCheckHandler): void {
    this.checkPermission = handler
  }

  setDevicePermissionHandler(handler: DevicePermissionHandler): void {
    this.checkDevice = handler
  }

  isCancelled({ url, resourceType, frameUrl }: RequestFacts): Promise<boolean> {
    return new Promise((resolve) => {
      this.#beforeRequest({ url, resourceType, frame: { url: frameUrl } }, ({ cancel = false }) => {
        resolve(cancel)
      })
    })
  }
}

export const session = { defaultSession: new Session() }
