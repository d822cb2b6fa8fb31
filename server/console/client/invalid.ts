// what a browser finds wrong is seen, also where it is folded away
document.addEventListener(
  'invalid',
  ({ target }) => {
    for (let fold = (target as Element).closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null) fold.open = true
  },
  { capture: true },
)
