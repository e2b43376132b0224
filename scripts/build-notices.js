/** What is said of the libraries in dist/: their licenses, and a CycloneDX bill of materials. */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, relative, resolve as resolvePath, sep } from 'node:path'
import { Contrib, Enums, Models, Serialize, Spec } from '@cyclonedx/cyclonedx-library'
import { PackageURL } from 'packageurl-js'

/**
 * Writes THIRD-PARTY-LICENSES.txt and sbom.cdx.json into `dist`. The same modules give the same bytes: the bill has
 * neither a serial number nor a date.
 * @param root the repository's folder, which holds node_modules
 * @param moduleIds absolute paths of everything that was bundled
 */
export async function writeNotices(root, dist, moduleIds) {
  const libraries = await librariesOf(root, moduleIds)
  await writeFile(join(dist, 'THIRD-PARTY-LICENSES.txt'), await licensesOf(libraries))
  const product = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  await writeFile(join(dist, 'sbom.cdx.json'), billOfMaterials(root, product, libraries))
}

/** The packages that the modules are from, in the order of their names: `{ folder, manifest }`. */
async function librariesOf(root, moduleIds) {
  const folders = new Set(moduleIds.flatMap((id) => folderOf(root, id) ?? []))
  const libraries = []
  for (const folder of folders) {
    libraries.push({ folder, manifest: JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) })
  }
  const keyOf = ({ manifest }) => `${manifest.name}@${manifest.version}`
  return libraries.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

function folderOf(root, moduleId) {
  const parts = relative(root, moduleId).split(sep)
  const at = parts.lastIndexOf('node_modules')
  if (at === -1) return undefined
  return join(root, ...parts.slice(0, at + (parts[at + 1]?.startsWith('@') ? 3 : 2)))
}

/** As the terms of the licenses ask for. */
async function licensesOf(libraries) {
  const texts = []
  for (const { folder, manifest } of libraries) {
    const file = (await readdir(folder)).find((each) => /^licen[cs]e/i.test(each))
    const text = file === undefined ? '' : (await readFile(join(folder, file), 'utf8')).trim()
    texts.push(`${manifest.name} ${manifest.version} (${manifest.license})\n\n${text}\n`)
  }
  return texts.join(`\n${'-'.repeat(80)}\n\n`)
}

/** CycloneDX 1.6: https://cyclonedx.org/docs/1.6/json/ */
function billOfMaterials(root, product, libraries) {
  const expressions = () => {
    throw new Error('license expressions are not read')
  }
  const builder = new Contrib.FromNodePackageJson.Builders.ComponentBuilder(
    new Contrib.FromNodePackageJson.Factories.ExternalReferenceFactory(),
    new Contrib.License.Factories.LicenseFactory(expressions),
  )
  const componentOf = (manifest, type) => {
    const component = builder.makeComponent(manifest, type)
    const [name, group] = manifest.name.split('/').reverse()
    component.purl = new PackageURL('npm', group, name, manifest.version, undefined, undefined).toString()
    component.bomRef.value = component.purl
    return component
  }
  const bom = new Models.Bom()
  const main = componentOf(product, Enums.ComponentType.Application)
  bom.metadata.component = main
  const top = resolvePath(root)
  const components = new Map()
  for (const { folder, manifest } of libraries) components.set(folder, componentOf(manifest))
  for (const component of components.values()) bom.components.add(component)
  // Whoever asks for a library gets the nearest one above it, as Node resolves it.
  const resolve = (folder, name) => {
    for (let at = folder; ; at = at.slice(0, at.lastIndexOf(`${sep}node_modules${sep}`))) {
      const found = components.get(join(at, 'node_modules', name))
      if (found !== undefined || at === top) return found
      if (!at.includes(`${sep}node_modules${sep}`)) {
        throw new Error(`${folder} is not in ${top}: node_modules must not be a symbolic link`)
      }
    }
  }
  const link = (component, folder, dependencies) => {
    for (const name of Object.keys(dependencies)) {
      const found = resolve(folder, name)
      if (found !== undefined) component.dependencies.add(found.bomRef)
    }
  }
  link(main, top, product.devDependencies)
  for (const { folder, manifest } of libraries) {
    // One that is used where it happens to be installed is often named by its meta data alone.
    const { dependencies, peerDependencies, peerDependenciesMeta } = manifest
    link(components.get(folder), folder, { ...dependencies, ...peerDependencies, ...peerDependenciesMeta })
  }
  const serializer = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6))
  return `${serializer.serialize(bom, { sortLists: true, space: 2 })}\n`
}
