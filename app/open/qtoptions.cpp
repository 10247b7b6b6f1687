// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/open/qtoptions.h"

#include <algorithm>
#include <array>

namespace runwatch {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array OptionsWithValue{"platform"_L1, "platformpluginpath"_L1, "platformtheme"_L1, "plugin"_L1,
                                      "style"_L1, "stylesheet"_L1, "geometry"_L1, "qwindowgeometry"_L1,
                                      "qwindowtitle"_L1, "qwindowicon"_L1, "display"_L1, "session"_L1};
constexpr std::array Switches{"reverse"_L1, "widgetcount"_L1, "nograb"_L1, "dograb"_L1};

bool hasName(const auto &names, const QString &option)
{
    const QString name = option.sliced(option.startsWith("--"_L1) ? 2 : 1);
    return std::find(names.begin(), names.end(), name) != names.end();
}

} // namespace

bool isQtSwitch(const QString &option)
{
    return hasName(Switches, option);
}

bool isQtOptionWithValue(const QString &option)
{
    return hasName(OptionsWithValue, option);
}

bool isQtDisplay(const QString &option)
{
    return option == "-display"_L1 || option == "--display"_L1;
}

} // namespace runwatch
