/* Runs scripts/NAME.ts. Understood by every Node that has modules, so that one which is too old says so in one line. */
const [major, minor] = process.versions.node.split('.').map(Number)

if (major > 22 || (major === 22 && minor >= 22)) {
  import(`./${process.argv[2]}.ts`)
} else {
  console.error(
    `Bobbin needs Node 22.22 or newer, and this is ${process.versions.node}: npm ci brings one, npm run uses it.`,
  )
  process.exitCode = 1
}
