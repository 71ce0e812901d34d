import { resolve } from 'node:path'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const source = (path: string) => resolve(import.meta.dirname, 'src', path)

/**
 * `out/main`, `out/preload`, `out/renderer`. What is in `dependencies` stays a package that is imported; all else is
 * bundled.
 */
export default defineConfig({
  main: {
    build: {
      rolldownOptions: {
        input: {
          index: source('main/index.ts'),
          cli: source('main/cli/cli.ts'),
          'service-worker': source('main/service/worker/service-worker.ts'),
          spool: source('main/spool/spool.ts'),
        },
      },
    },
  },
  preload: {
    build: {
      rolldownOptions: {
        input: { index: source('preload/index.ts') },
        // A sandboxed preload script is CommonJS, and a single file: `require` gives it nothing but electron.
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: source('renderer'),
    plugins: [react(), tailwindcss()],
    build: {
      minify: true,
      // Inlined files would be `data:` addresses, which the content security policy allows for pictures alone.
      assetsInlineLimit: 0,
      // It comes from this machine, and all of it is needed at once.
      chunkSizeWarningLimit: 4000,
      rolldownOptions: { input: source('renderer/index.html') },
    },
  },
})
