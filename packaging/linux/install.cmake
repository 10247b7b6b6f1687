# SPDX-FileCopyrightText: 2026 The Runwatch authors
# SPDX-License-Identifier: Apache-2.0

set(share ${CMAKE_INSTALL_DATADIR})
set(icons ${PROJECT_SOURCE_DIR}/resources/icons)
install(FILES linux/${RUNWATCH_ID}.desktop DESTINATION ${share}/applications)
install(FILES linux/${RUNWATCH_ID}.metainfo.xml DESTINATION ${share}/metainfo)
install(FILES ${icons}/${RUNWATCH_ID}.svg DESTINATION ${share}/icons/hicolor/scalable/apps)
install(FILES ${icons}/${RUNWATCH_ID}-symbolic.svg DESTINATION ${share}/icons/hicolor/symbolic/apps)
install(FILES completions/runwatch.bash DESTINATION ${share}/bash-completion/completions RENAME runwatch)
install(FILES completions/_runwatch DESTINATION ${share}/zsh/vendor-completions)
install(FILES completions/runwatch.fish DESTINATION ${share}/fish/vendor_completions.d)
install(FILES debian/copyright DESTINATION ${share}/doc/runwatch)

# Debian wants these compressed, and the same bytes every time.
find_program(GZIP gzip REQUIRED)
foreach(page man/runwatch.1 debian/changelog)
    cmake_path(GET page FILENAME name)
    set(source ${CMAKE_CURRENT_SOURCE_DIR}/${page})
    set(compressed ${CMAKE_CURRENT_BINARY_DIR}/${name}.gz)
    add_custom_command(OUTPUT ${compressed} COMMAND ${GZIP} -9nc ${source} > ${compressed}
        DEPENDS ${source} VERBATIM)
    list(APPEND pages ${compressed})
endforeach()
add_custom_target(compressed_pages ALL DEPENDS ${pages})
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/runwatch.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/changelog.gz DESTINATION ${share}/doc/runwatch)
