// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMetaType>

namespace runwatch {

// By what an operator tells one server's jobs from another's at a glance: a few names, so that what
// is drawn for each can be seen in light and in dark. The profile's name always says the same.
enum class ProfileColour : quint8 { None, Red, Orange, Yellow, Green, Blue, Purple, Grey };

} // namespace runwatch

Q_DECLARE_METATYPE(runwatch::ProfileColour)
