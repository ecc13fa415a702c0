# layers.awk: every #include is checked against layers.txt; names the file and the line.
# Use: awk -f tools/layers.awk layers.txt FILE...   (exit 1 when an include is forbidden)
FNR == 1 { file++ }
file == 1 {
    if ($0 ~ /^#/ || $0 !~ /:/) next
    split($0, col, ":"); name = col[1]; gsub(/ /, "", name); known[name] = 1; may[name, name] = 1
    n = split(col[2], dep, " "); for (i = 1; i <= n; i++) {
        if (!(dep[i] in known)) { printf "layers.txt:%d: %s names %s, which stands below it\n", FNR, name, dep[i]; bad = 1 }
        may[name, dep[i]] = 1
    }
    n = split(col[3], l, " "); for (i = 1; i <= n; i++) { owner[l[i]] = name }
    next
}
{
    layer = FILENAME; sub(/^(include|src)\//, "", layer)
    if (layer !~ /\//) next                     # src/main.c stands above every layer
    n = split(layer, part, "/"); layer = part[1]
    room = n > 2 ? layer "/" part[2] : ""
    if (room && !(room in known)) { printf "%s: layers.txt knows no room %s\n", FILENAME, room; bad = 1; nextfile }
}
/^[ \t]*#[ \t]*include[ \t]*"/ {
    inc = $0; sub(/^[^"]*"/, "", inc); sub(/".*/, "", inc)
    if (inc !~ /\//) next                       # a private header of the same room, or of the layer's own folder
    other = inc; sub(/\/.*/, "", other)
    if ((layer "/" other) in known) {            # a room of the layer; its own folder stands below all of them
        if (!((room, layer "/" other) in may)) { printf "%s:%d: %s may not include %s\n", FILENAME, FNR, room ? room : layer, inc; bad = 1 }
        next
    }
    if (!((layer, other) in may)) { printf "%s:%d: %s may not include %s\n", FILENAME, FNR, layer, inc; bad = 1 }
}
/^[ \t]*#[ \t]*include[ \t]*</ {
    inc = $0; sub(/^[^<]*</, "", inc); sub(/>.*/, "", inc)
    for (lib in owner) if (index(inc, lib) == 1 && owner[lib] != layer) {
        printf "%s:%d: only %s may include <%s>\n", FILENAME, FNR, owner[lib], inc; bad = 1
    }
}
END { exit bad }
