// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/mainwindow/aboutbox.h"

#include <QCoreApplication>
#include <QMessageBox>

namespace runwatch {
namespace {

struct AboutBox
{
    Q_DECLARE_TR_FUNCTIONS(AboutBox)
};

} // namespace

void showAbout(QWidget *window)
{
    auto *about = new QMessageBox(QMessageBox::NoIcon, AboutBox::tr("About Runwatch"),
                                  AboutBox::tr("Runwatch %1").arg(QCoreApplication::applicationVersion()),
                                  QMessageBox::Close, window);
    about->setTextFormat(Qt::PlainText);
    about->setAttribute(Qt::WA_DeleteOnClose);
    about->setInformativeText(AboutBox::tr("Watches the progress and the logs of batch runs over Server-Sent Events. "
                                           "Apache License 2.0. Icons by Lucide, ISC License."));
    about->open();
}

} // namespace runwatch
