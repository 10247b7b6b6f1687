# SPDX-FileCopyrightText: 2026 The Runwatch authors
# SPDX-License-Identifier: Apache-2.0

# Qt's headers, compiled once for each set of Qt modules and shared by all targets that
# link the same: a whole build has a third less to do. Only with RUNWATCH_PRECOMPILE,
# since a compiler cache does better where one is at hand.
option(RUNWATCH_PRECOMPILE "Compile Qt's headers once" OFF)

# The Qt modules that the target links, itself or through others. Qt Test is none of them:
# its header looks at definitions that differ from folder to folder.
function(runwatch_modules target result)
    set(modules)
    set(open ${target})
    set(seen)
    while(open)
        list(POP_FRONT open next)
        if(next IN_LIST seen OR NOT TARGET "${next}")
            continue()
        endif()
        list(APPEND seen ${next})
        if(next MATCHES "^Qt6::(Core|Network|Gui|Widgets)$")
            list(APPEND modules ${CMAKE_MATCH_1})
        endif()
        get_target_property(links ${next} INTERFACE_LINK_LIBRARIES)
        if(links)
            list(APPEND open ${links})
        endif()
        get_target_property(imported ${next} IMPORTED)
        if(NOT imported)
            get_target_property(links ${next} LINK_LIBRARIES)
            if(links)
                list(APPEND open ${links})
            endif()
        endif()
    endwhile()
    list(SORT modules)
    set(${result} ${modules} PARENT_SCOPE)
endfunction()

# For a target whose libraries are all known.
function(runwatch_precompile target)
    if(NOT RUNWATCH_PRECOMPILE)
        return()
    endif()
    runwatch_modules(${target} modules)
    if(NOT "Core" IN_LIST modules)
        return()
    endif()
    list(JOIN modules _ name)
    set(headers runwatch_headers_${name})
    if(NOT TARGET ${headers})
        set(source ${CMAKE_BINARY_DIR}/${headers}.cpp)
        file(GENERATE OUTPUT ${source} CONTENT "")
        add_library(${headers} OBJECT ${source})
        list(TRANSFORM modules PREPEND Qt6:: OUTPUT_VARIABLE libraries)
        target_link_libraries(${headers} PRIVATE runwatch::options ${libraries})
        set_target_properties(${headers} PROPERTIES AUTOMOC OFF)
        target_precompile_headers(${headers} PRIVATE
            <QByteArray> <QHash> <QJsonObject> <QList> <QObject> <QString> <QStringList> <QTimer> <QUrl> <QVariant>
            <algorithm> <array> <functional> <memory> <optional> <utility> <variant> <vector>)
        if("Network" IN_LIST modules)
            target_precompile_headers(${headers} PRIVATE <QNetworkReply> <QTcpServer> <QTcpSocket>)
        endif()
        if("Widgets" IN_LIST modules)
            target_precompile_headers(${headers} PRIVATE
                <QAbstractItemModel> <QAbstractScrollArea> <QAction> <QApplication> <QBoxLayout> <QComboBox> <QKeyEvent>
                <QLabel> <QMainWindow> <QMenu> <QPainter> <QTableView> <QToolButton> <QTreeView> <QWidget>)
        endif()
    endif()
    target_precompile_headers(${target} REUSE_FROM ${headers})
endfunction()
