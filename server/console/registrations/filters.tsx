import { centresOf } from '../centres.ts'
import type { Option } from '../fields.tsx'
import { Search } from '../icons.tsx'
import type { Ask } from '../page.ts'
import { AGES, type Listing, listAddress, NARROWED } from './listing.ts'
import { communeName, followedBy, HERE, serviceName } from './words.ts'

type Props = { ask: Ask; listing: Listing }

/** Words to look for, and behind a button what else narrows the list; what is narrowed stands below, each to be taken off by itself. */
export const FileFilters = ({ ask, listing }: Props) => (
  <search>
    <form method="get" action={HERE} class="file-filters">
      {listing.state !== '' && <input type="hidden" name="state" value={listing.state} />}
      {listing.offer !== '' && <input type="hidden" name="offer" value={listing.offer} />}
      <div class="file-search">
        <label class="unseen" for="filter-q">
          {ask.words('files.search')}
        </label>
        <input
          id="filter-q"
          class="form-control"
          type="search"
          name="q"
          value={listing.q}
          dir="auto"
          autocomplete="off"
          placeholder={ask.words('files.search')}
        />
        <button type="submit" class="btn">
          <Search />
          {ask.words('filter.go')}
        </button>
      </div>
      <details class="file-narrow">
        <summary class="btn">{ask.words('files.narrow')}</summary>
        <div class="filters">
          <Choose ask={ask} listing={listing} name="service" options={servicesOf(ask)} />
          {centresOf(ask).length > 1 && (
            <Choose
              ask={ask}
              listing={listing}
              name="centre"
              options={centresOf(ask).map(({ key }) => ({ value: key, label: followedBy(ask, key) }))}
            />
          )}
          <Choose ask={ask} listing={listing} name="commune" options={communesOf(ask)} />
          <Choose
            ask={ask}
            listing={listing}
            name="age"
            options={AGES.map(band => ({ value: band, label: ask.words(`files.age.${band}`) }))}
          />
          {(['from', 'until'] as const).map(name => (
            <div key={name} class="filter">
              <label class="form-label" for={`filter-${name}`}>
                {ask.words(`files.${name}`)}
              </label>
              <input id={`filter-${name}`} class="form-control" type="date" name={name} value={listing[name]} />
            </div>
          ))}
          <div class="filter-end">
            <button type="submit" class="btn btn-primary">
              {ask.words('files.apply')}
            </button>
          </div>
        </div>
      </details>
    </form>
    <Chips ask={ask} listing={listing} />
  </search>
)

const servicesOf = ({ parts, staff }: Ask): Option[] =>
  parts.content().services.map(({ key, names }) => ({ value: key, label: names[staff.locale] }))
const communesOf = ({ parts, staff }: Ask): Option[] =>
  parts.content().communes.map(({ code, names }) => ({ value: code, label: names[staff.locale] }))

const Choose = ({
  ask,
  listing,
  name,
  options,
}: Props & { name: 'service' | 'centre' | 'commune' | 'age'; options: readonly Option[] }) => (
  <div class="filter">
    <label class="form-label" for={`filter-${name}`}>
      {ask.words(`files.${name}`)}
    </label>
    <select id={`filter-${name}`} class="form-select" name={name}>
      <option value="">{ask.words('filter.any')}</option>
      {options.map(({ value, label }) => (
        <option key={value} value={value} selected={value === listing[name]}>
          {label}
        </option>
      ))}
    </select>
  </div>
)

function Chips({ ask, listing }: Props) {
  const on = [...(listing.q ? (['q'] as const) : []), ...NARROWED.filter(name => listing[name] !== '')]
  if (on.length === 0) return null
  return (
    <ul class="chips">
      {on.map(name => (
        <li key={name}>
          <a class="tag tag-active" href={listAddress(listing, { [name]: '' })}>
            {ask.words(`files.${name}`)} : <bdi>{shown(ask, name, listing[name])}</bdi> ×
            <span class="unseen">{ask.words('files.take-off')}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}

function shown(ask: Ask, name: 'q' | (typeof NARROWED)[number], value: string): string {
  if (name === 'service') return serviceName(ask, value)
  if (name === 'centre') return followedBy(ask, value)
  if (name === 'commune') return communeName(ask, value)
  const band = AGES.find(each => each === value)
  if (name === 'age' && band) return ask.words(`files.age.${band}`)
  return name === 'from' || name === 'until' ? value.split('-').reverse().join('/') : value
}
