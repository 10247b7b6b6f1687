// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

class QString;
class QWidget;

namespace runwatch {

// Has a screen reader say the sentence, on behalf of the widget, as soon as it is silent. How often is
// for the caller to bound.
void speak(QWidget *speaker, const QString &sentence);

} // namespace runwatch
