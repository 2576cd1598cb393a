/** The meanings a surface can carry. Each one is also said in words and with a glyph: colour alone says nothing. */
export type Tone = 'neutral' | 'tint' | 'ok' | 'caution' | 'alert' | 'info' | 'lantern';
