import { app } from './app.ts'
import { findWindow, windowOf } from './browser-window.ts'
import type { MainSide } from './driver.ts'
import { ipcMain } from './ipc-main.ts'
import { emitPreventable } from './lifecycle.ts'
import { Menu } from './menu.ts'
import { protocol } from './protocol.ts'
import { session } from './session.ts'

/** What happens to the application from outside: by its pages, by a person, by the system. */
export const mainSide: MainSide = {
  // What a page says while its window closes is lost.
  async invoke(window, frame, channel, args) {
    const event = findWindow(window)?.webContents.eventFrom(frame)
    if (event === undefined) return { ok: false, message: 'the window has gone' }
    return ipcMain.receiveInvoke(event, channel, args)
  },
  message(window, frame, channel, args) {
    const event = findWindow(window)?.webContents.eventFrom(frame)
    if (event !== undefined) ipcMain.emit(channel, event, ...structuredClone(args))
  },
  navigate: (window, url, isMainFrame) =>
    findWindow(window)?.webContents.mayNavigate(url, isMainFrame) ?? false,
  windowOpen: (window, url) => findWindow(window)?.webContents.mayOpenWindow(url) ?? 'deny',
  async request(facts) {
    if (await session.defaultSession.isCancelled(facts)) return { kind: 'cancelled' }
    return protocol.serve(facts)
  },
  readyToShow(window) {
    windowOf(window).emit('ready-to-show')
  },
  clickMenu(id) {
    const menu = Menu.getApplicationMenu()
    if (menu === null) throw new Error('the application has no menu')
    menu.click(id)
  },
  secondInstance(data) {
    app.emit('second-instance', {}, [], '/', structuredClone(data))
  },
  openFile(path) {
    emitPreventable(app, 'open-file', {}, path)
  },
  closeWindow(window) {
    windowOf(window).close()
  },
  crash(window) {
    windowOf(window).webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 139 })
  },
  activate() {
    app.emit('activate', {}, false)
  },
  quit() {
    app.quit()
  },
}
