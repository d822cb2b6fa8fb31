/** What a person of the staff sends a citizen. `media` names the kind, `mediaId` the row and the bytes in the media store. */
export type Written =
  | { kind: 'text'; text: string }
  | { kind: 'media'; media: 'voice' | 'photo' | 'document' | 'video'; mediaId: string; caption?: string }
  | { kind: 'location'; latitude: number; longitude: number; name?: string }
