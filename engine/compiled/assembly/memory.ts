// Room in this module's own memory: handed out from its end and never taken back; whoever took it keeps and reuses it.
let end: usize = __heap_base;

/** Bytes of fresh memory, at a multiple of 64. */
export function reserve(bytes: usize): usize {
  const at = (end + 63) & ~63;
  end = at + bytes;
  const missing = <i32>((end + 65535) >> 16) - memory.size();
  if (missing > 0 && memory.grow(missing) < 0) unreachable();
  return at;
}
