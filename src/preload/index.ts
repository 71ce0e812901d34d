/**
 * Runs before the page, in a world of its own. Exposes named functions and never `ipcRenderer`: what the page may ask
 * of main is what is listed here.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { ExposedBridge } from '../contract/bridge.ts'
import {
  HELLO_CHANNEL,
  hostChannel,
  hostOperationNames,
  LISTEN_CHANNEL,
  operationChannel,
  toldChannel,
  type Told,
  type ToldName,
} from '../contract/channels.ts'
import { operationNames } from '../contract/operations.ts'

type Invoke = (...args: unknown[]) => Promise<unknown>

function invokers<Name extends string>(
  names: readonly Name[],
  channelOf: (name: Name) => string,
): Readonly<Record<Name, Invoke>> {
  const functions = names.map((name): [Name, Invoke] => {
    const channel = channelOf(name)
    return [name, (...args) => ipcRenderer.invoke(channel, ...args)]
  })
  return Object.fromEntries(functions) as Record<Name, Invoke>
}

/** Main is asked to speak on a channel when somebody listens for the first time. */
function listening<Name extends ToldName>(name: Name): (listener: (value: Told[Name]) => void) => () => void {
  const listeners = new Set<(value: Told[Name]) => void>()
  let asked = false
  return (listener) => {
    const own = (value: Told[Name]): void => {
      listener(value)
    }
    listeners.add(own)
    if (!asked) {
      asked = true
      // The event itself stays here: it has a `sender` that could send.
      ipcRenderer.on(toldChannel(name), (_event, value: Told[Name]) => {
        for (const each of [...listeners]) each(value)
      })
      ipcRenderer.send(LISTEN_CHANNEL, name)
    }
    return () => {
      listeners.delete(own)
    }
  }
}

const bridge: ExposedBridge = {
  // Typed by their names in the contract; main validates the arguments.
  operations: invokers(operationNames, operationChannel) as unknown as ExposedBridge['operations'],
  hostOperations: invokers(hostOperationNames, hostChannel) as unknown as ExposedBridge['hostOperations'],
  onEvent: listening('event'),
  onCommand: listening('command'),
  onOpenDirectory: listening('directory'),
  onFrameLink: listening('frame-link'),
  pathOfFile(file) {
    if (!(file instanceof File)) return null
    const path = webUtils.getPathForFile(file)
    return path === '' ? null : path
  },
}

ipcRenderer.send(HELLO_CHANNEL)
contextBridge.exposeInMainWorld('bobbin', bridge)
