#!/usr/bin/env node
/* Understood by every Node that has modules, so that one which is too old is told so, in one line. */
const [major, minor] = process.versions.node.split('.').map(Number)

if (major > 22 || (major === 22 && minor >= 22)) {
  import('../out/main/cli.js')
} else {
  console.error(
    `bobbin needs Node 22.22 or newer, and this is ${process.versions.node}: in its checkout, npx bobbin runs on a Node of its own.`,
  )
  process.exitCode = 70
}
