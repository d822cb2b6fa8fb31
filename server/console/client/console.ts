import './morph.ts'
import './focus.ts'
import './signed-out.ts'
import './told.ts'
