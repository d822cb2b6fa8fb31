import type { Option } from './fields.tsx'
import { Search } from './icons.tsx'
import type { Ask } from './page.ts'

type Choice = { name: string; label: string; value: string; options: readonly Option[] }
type FiltersProps = {
  ask: Ask
  action: string
  search: string
  choices?: readonly Choice[]
  dates?: readonly { name: string; label: string; value: string }[]
}

/** Narrows a list: words to look for, and choices that are plain fields of an address one can keep. */
export const Filters = ({ ask, action, search, choices = [], dates = [] }: FiltersProps) => (
  <search>
    <form method="get" action={action} class="filters">
      <div class="filter grow">
        <label class="form-label" for="filter-q">
          {ask.words('filter.search')}
        </label>
        <input id="filter-q" class="form-control" type="search" name="q" value={search} dir="auto" autocomplete="off" />
      </div>
      {choices.map(choice => (
        <Choose key={choice.name} ask={ask} {...choice} />
      ))}
      {dates.map(({ name, label, value }) => (
        <div key={name} class="filter">
          <label class="form-label" for={`filter-${name}`}>
            {label}
          </label>
          <input id={`filter-${name}`} class="form-control" type="date" name={name} value={value} />
        </div>
      ))}
      <div class="filter-end">
        <button type="submit" class="btn">
          <Search />
          {ask.words('filter.go')}
        </button>
        {(search !== '' || choices.some(({ value }) => value !== '') || dates.some(({ value }) => value !== '')) && (
          <a class="btn" href={action}>
            {ask.words('filter.all')}
          </a>
        )}
      </div>
    </form>
  </search>
)

const Choose = ({ ask, name, label, value, options }: Choice & { ask: Ask }) => (
  <div class="filter">
    <label class="form-label" for={`filter-${name}`}>
      {label}
    </label>
    <select id={`filter-${name}`} class="form-select" name={name}>
      <option value="">{ask.words('filter.any')}</option>
      {options.map(option => (
        <option key={option.value} value={option.value} selected={option.value === value}>
          {option.label}
        </option>
      ))}
    </select>
  </div>
)
